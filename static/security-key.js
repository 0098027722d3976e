// Ask a security key: read the server's options, fill in the form with the key's answer, send it.
const form = document.getElementById("key-form");

const toBytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

/** Turn the fields that travel as base64url back into bytes. */
function readOptions() {
  const options = JSON.parse(document.getElementById("key-options").textContent);
  options.challenge = toBytes(options.challenge);
  if (options.user) options.user.id = toBytes(options.user.id);
  for (const list of [options.excludeCredentials, options.allowCredentials])
    for (const one of list ?? []) one.id = toBytes(one.id);
  return { publicKey: options };
}

/** Write the key's answer as the server reads it. */
function writeAnswer(key) {
  const response = { clientDataJSON: toText(key.response.clientDataJSON) };
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"])
    if (key.response[part]) response[part] = toText(key.response[part]);
  if (key.response.getTransports) response.transports = key.response.getTransports();
  return JSON.stringify({
    id: key.id,
    rawId: toText(key.rawId),
    type: key.type,
    response,
    extensions: JSON.stringify(key.getClientExtensionResults()),
  });
}

async function ask() {
  const status = document.getElementById("key-status");
  try {
    const act = form.dataset.act === "create" ? "create" : "get";
    const key = await navigator.credentials[act](readOptions());
    form.elements.credential.value = writeAnswer(key);
    form.submit();
  } catch {
    status.textContent = status.dataset.failed;
  }
}

if (form) {
  document.getElementById("key-ask").addEventListener("click", ask);
  ask();
}
