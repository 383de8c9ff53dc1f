// Each file of the prompt is a download of its own, as it would lie in a folder under git.
export function save(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

export function bytes(picker) {
  return [...picker.files].reduce((sum, file) => sum + file.size, 0);
}

export function forget(picker) {
  picker.value = "";
}

export async function files(picker) {
  const texts = {};
  for (const file of picker.files) texts[file.name] = await file.text();
  picker.value = "";
  return new TextEncoder().encode(JSON.stringify(texts));
}
