// Starts Blazor and keeps it connected. One banner tells of trouble within three seconds; a lost circuit reloads the page,
// which is cheap because the address holds the page's state.
const banner = document.getElementById('components-reconnect-modal');
const heartbeat = { everyMs: 1500, patienceMs: 1200 };
let circuitLost = false;
let heartLost = false;

const show = () => banner.classList.toggle('lost', circuitLost || heartLost);

const serverAnswers = async () => {
  try {
    const answer = await fetch('alive', { cache: 'no-store', signal: AbortSignal.timeout(heartbeat.patienceMs) });
    return answer.ok;
  } catch {
    return false;
  }
};

const reloadWhenServerAnswers = async () => {
  while (!await serverAnswers()) {
    await new Promise(resolve => setTimeout(resolve, heartbeat.everyMs));
  }
  location.reload();
};

banner.addEventListener('components-reconnect-state-changed', ({ detail }) => {
  switch (detail.state) {
    case 'hide':
      circuitLost = false;
      break;
    case 'failed':
    case 'rejected':
    case 'resume-failed':
      circuitLost = true;
      reloadWhenServerAnswers();
      break;
    default:
      circuitLost = true;
  }
  show();
});

// SignalR itself needs many seconds to notice a silent network, and must: a busy server is not a lost one.
const beat = async () => {
  if (document.visibilityState === 'visible') {
    heartLost = !await serverAnswers();
    show();
  }
  setTimeout(beat, heartbeat.everyMs);
};
addEventListener('offline', () => { heartLost = true; show(); });

await Blazor.start({
  circuit: {
    configureSignalR: builder => builder.withServerTimeout(30000).withKeepAliveInterval(5000),
    reconnectionOptions: { maxRetries: 100000, retryIntervalMilliseconds: attempt => attempt < 20 ? 500 : 3000 },
  },
});
beat();
