// A passkey: the browser makes or uses it, and its answer goes as any form does.

const form = document.querySelector("form[data-passkey]");
const data = JSON.parse(document.getElementById("passkey").textContent);
const options = (data.creation_options || data.request_options).publicKey;

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");

function read(publicKey) {
  const known = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));
  const ready = { ...publicKey, challenge: bytes(publicKey.challenge) };
  if (publicKey.user) ready.user = { ...publicKey.user, id: bytes(publicKey.user.id) };
  if (publicKey.excludeCredentials) ready.excludeCredentials = known(publicKey.excludeCredentials);
  if (publicKey.allowCredentials) ready.allowCredentials = known(publicKey.allowCredentials);
  return ready;
}

function written(made) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (made.response[name]) response[name] = text(made.response[name]);
  }
  return {
    id: made.id, rawId: text(made.rawId), type: made.type, response,
    clientExtensionResults: made.getClientExtensionResults(),
  };
}

form.addEventListener("submit", async (event) => {
  if (form.elements.credential.value) return;
  event.preventDefault();
  try {
    const made = await navigator.credentials[form.dataset.passkey]({ publicKey: read(options) });
    form.elements.credential.value = JSON.stringify(written(made));
    form.requestSubmit();
  } catch {
    form.querySelector("[data-failed]").hidden = false;
  }
});
