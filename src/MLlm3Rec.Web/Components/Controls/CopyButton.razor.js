export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text ?? location.href);
    return true;
  } catch {
    return false;
  }
}
