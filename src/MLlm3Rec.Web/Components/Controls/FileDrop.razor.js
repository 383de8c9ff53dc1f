const progressEveryMs = 250;
const mostFiles = 1000;
const zones = new Map();

export function attach(zone, dotnet, address) {
  const state = { dotnet, address, request: null, cancelled: false, listeners: [] };
  zones.set(zone, state);
  const on = (target, type, listener) => {
    target.addEventListener(type, listener);
    state.listeners.push(() => target.removeEventListener(type, listener));
  };

  on(zone, 'dragover', event => { event.preventDefault(); zone.classList.add('over'); });
  on(zone, 'dragleave', () => zone.classList.remove('over'));
  on(zone, 'drop', async event => {
    event.preventDefault();
    zone.classList.remove('over');
    await send(state, await filesOf(event.dataTransfer));
  });
  for (const input of zone.querySelectorAll('input[type=file]')) {
    const take = async () => {
      const files = [...input.files];
      input.value = '';
      await send(state, files);
    };
    on(input, 'change', take);
    // Somebody quick may have picked files before this module was there.
    if (input.files.length > 0) take();
  }
  zone.dataset.ready = '';
}

export function cancel(zone) {
  const state = zones.get(zone);
  if (!state) return;
  state.cancelled = true;
  state.request?.abort();
}

export function detach(zone) {
  cancel(zone);
  zones.get(zone)?.listeners.forEach(remove => remove());
  zones.delete(zone);
}

async function send(state, files) {
  files = files.filter(file => !file.name.startsWith('.'));
  if (files.length === 0 || state.request) return;
  state.cancelled = false;
  if (files.length > mostFiles) {
    await state.dotnet.invokeMethodAsync('Started', [`${files.length} files`], [files.reduce((sum, file) => sum + file.size, 0)]);
    await state.dotnet.invokeMethodAsync('EndedAsync', null, 0, `At most ${mostFiles.toLocaleString('en')} files come in one upload. Pack the folder as one .zip.`);
    return;
  }
  // The names of all files go in one message, which has an end.
  await state.dotnet.invokeMethodAsync('Started', files.map(file => shown(file.name)), files.map(file => file.size));

  let upload = null;
  for (let index = 0; index < files.length; index++) {
    const answer = await post(state, files[index], upload, index);
    if (answer.failure) {
      if (upload) await remove(state, upload);
      await state.dotnet.invokeMethodAsync('EndedAsync', null, index, answer.failure);
      return;
    }
    upload = answer.upload;
  }
  await state.dotnet.invokeMethodAsync('EndedAsync', upload, files.length - 1, null);
}

const shown = name => name.length > 60 ? `…${name.slice(-60)}` : name;

function post(state, file, upload, index) {
  return new Promise(resolve => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ name: file.name, ...(upload && { upload }) });
    const started = performance.now();
    let told = 0;
    const end = answer => { state.request = null; resolve(answer); };

    state.request = request;
    request.open('POST', `${state.address}?${query}`);
    request.setRequestHeader('RequestVerificationToken', token());
    request.upload.onprogress = ({ loaded }) => {
      const now = performance.now();
      if (now - told < progressEveryMs && loaded < file.size) return;
      told = now;
      state.dotnet.invokeMethodAsync('Progressed', index, loaded, loaded / ((now - started) / 1000));
    };
    request.onload = () => end(request.status === 200 ? JSON.parse(request.responseText) : { failure: request.responseText || `The server answered ${request.status}.` });
    request.onerror = () => end({ failure: 'The connection broke. Nothing was kept; try again.' });
    request.onabort = () => end({ failure: 'Cancelled. Nothing was kept.' });
    if (state.cancelled) end({ failure: 'Cancelled. Nothing was kept.' });
    else request.send(file);
  });
}

const remove = (state, upload) => fetch(`${state.address}/${upload}`, { method: 'DELETE', headers: { RequestVerificationToken: token() } });

const token = () => document.querySelector('input[name=__RequestVerificationToken]').value;

async function filesOf(transfer) {
  const entries = [...transfer.items].map(item => item.webkitGetAsEntry?.()).filter(entry => entry);
  const found = await Promise.all(entries.map(walk));
  return found.flat();
}

async function walk(entry) {
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const reader = entry.createReader();
  const children = [];
  for (let batch = null; batch === null || batch.length > 0;) {
    batch = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    children.push(...batch);
  }
  return (await Promise.all(children.map(walk))).flat();
}
