// The outbox: what is written is kept in IndexedDB until answered, and sent once (it has its key).

import { all, body, make, me, placeOf, post, reached, toEnd } from "./page.js";

const STALE = 14 * 24 * 3600e3
// How the page hears: is it connected, and what has come since
let line

export const start = async (how) => {
  line = how
  addEventListener("submit", submit)
  addEventListener("keydown", enter)
  for (const entry of await everyone()) if (Date.now() - entry.at > STALE) await forget(entry)
  for (const entry of await kept()) {
    if (entry.lost) tell(entry)
    else if (entry.failed) await refused(entry, entry.failed)
    else bubble(entry)
  }
  flush()
}

// Where it is kept; where a browser has no store, in memory

const memory = new Map()
const opened = new Promise((resolve) => {
  try {
    const asked = indexedDB.open("sokoni", 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore("outbox", { keyPath: "key" })
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => resolve(null)
  } catch { resolve(null) }
})
const inBox = async (verb, ...thing) => {
  const base = await opened
  return base && new Promise((resolve) => {
    const asked = base.transaction("outbox", "readwrite").objectStore("outbox")[verb](...thing)
    asked.onsuccess = () => resolve(asked.result ?? true)
    asked.onerror = () => resolve(null)
  })
}
const keep = async (entry) => { if (!(await inBox("put", entry))) memory.set(entry.key, entry) }
const forget = (entry) => { memory.delete(entry.key); return inBox("delete", entry.key) }
const everyone = async () => [...((await inBox("getAll")) || []), ...memory.values()]
const kept = async () => (await everyone()).filter((entry) => entry.me === me).sort((one, other) => one.at - other.at)

// Writing

const sentHere = new Set()
const wordsOf = (form) => form.querySelector("textarea, input[type=text]")
const formOf = (entry) => all("form[data-outbox]").find((form) => form.action === entry.action)
const bubbleOf = (entry) => document.querySelector(`[data-key="${entry.key}"]`)
// A UUID; over http and on old phones too, which have no crypto.randomUUID
const newKey = () => URL.createObjectURL(new Blob()).slice(-36)

const submit = async (event) => {
  const form = event.target
  if (!form.matches("form[data-outbox]") || all("input[type=file]", form).some((input) => input.files.length)) return
  event.preventDefault()
  const fields = [...new FormData(form, event.submitter)].filter(([name]) => name !== "csrfmiddlewaretoken")
  const entry = { key: form.elements.key.value, me, action: form.action, into: form.dataset.into, fields, text: wordsOf(form)?.value ?? "", at: Date.now() }
  form.elements.key.value = newKey()
  all(".error, .errorlist", form).forEach((part) => part.remove())
  form.classList.add("sending")
  sentHere.add(entry.key)
  if (entry.into) { wordsOf(form).value = ""; wordsOf(form).focus() } else form.inert = true
  await keep(entry)
  bubble(entry)
  flush()
}

const enter = (event) => {
  const { key, shiftKey, isComposing, target } = event
  if (key !== "Enter" || shiftKey || isComposing || !target.form?.dataset.into || !matchMedia("(pointer: fine)").matches) return
  event.preventDefault()
  target.form.requestSubmit()
}

export const bubbles = async () => { for (const entry of await kept()) if (!entry.failed && !entry.lost) bubble(entry) }

const bubble = (entry) => {
  const list = placeOf(entry.into) ?? (sentHere.has(entry.key) && formOf(entry))
  if (!list || bubbleOf(entry)) return
  const part = make(list.matches("ol, ul") ? "li" : "div", { className: "pending" })
  part.dataset.key = entry.key
  part.append(make("p", {}, entry.text), make("small", {}, entry.why ?? body.dataset.wordPending))
  list.append(part)
  if (entry.into) toEnd(list)
}

// Sending: one tab at a time, in the order of writing

let sending
export const flush = () => { sending = (sending ?? Promise.resolve()).then(() => (navigator.locks ? navigator.locks.request("outbox", sendAll) : sendAll())).catch(() => {}) }

const sendAll = async () => {
  // Where an earlier word is soon tried again, what follows it waits a little
  const held = new Set()
  for (const entry of await kept()) {
    if (entry.failed || entry.lost || held.has(entry.action)) continue
    const settled = !(entry.next > Date.now()) && await sendOne(entry)
    if (settled === null) break
    if (!settled && (entry.why || entry.tries < 3)) held.add(entry.action)
  }
  const keys = (await kept()).map((entry) => entry.key)
  all(".pending[data-key]:not([data-sent])").forEach((part) => keys.includes(part.dataset.key) || part.remove())
}

// True: answered for good; false: put off; null: nobody was reached
const sendOne = async (entry) => {
  bubbleOf(entry)?.setAttribute("data-sent", "")
  const answer = await post(entry.action, new URLSearchParams(entry.fields)).catch(() => null)
  reached(answer)
  const later = !answer || answer.type === "opaqueredirect" || [401, 429].includes(answer.status) || answer.status >= 500
  if (later) bubbleOf(entry)?.removeAttribute("data-sent")
  if (!answer) return null
  if (later) return putOff(entry, answer.status === 429 ? await reasons(answer, null) : null)
  formOf(entry)?.classList.remove("sending")
  if (answer.ok) await sent(entry, answer)
  else if ([403, 404].includes(answer.status)) await lost(entry)
  else await refused(entry, await reasons(answer))
  return true
}

// Too much for now: the reason stands with the words until their turn comes
const putOff = async (entry, why) => {
  entry.why = why
  const note = bubbleOf(entry)?.querySelector("small")
  if (note) note.textContent = why ?? body.dataset.wordPending
  entry.tries = (entry.tries ?? 0) + 1
  entry.next = Date.now() + Math.min(7000 * 2 ** entry.tries, 300000)
  await keep(entry)
  return false
}

const sent = async (entry, answer) => {
  await forget(entry)
  const next = answer.headers.get("Location")
  if (!entry.into && next && sentHere.has(entry.key)) return location.assign(next)
  if (!line.connected()) return arrived(entry)
  setTimeout(arrived, 2000, entry)
}

// Its event comes by the socket, as a rule before the answer; where it does not, it is fetched
const arrived = async (entry) => {
  if (bubbleOf(entry)) await line.fetchSince(entry.into)
  bubbleOf(entry)?.remove()
}

const reasons = async (answer, otherwise = body.dataset.wordFailed) => {
  try { return Object.values((await answer.json()).errors).flat().map((error) => error.message).join(" ") } catch { return otherwise }
}

// Refused: the reason stands at the form and the words are back in it, now or when it is next opened
const refused = async (entry, reason) => {
  const form = formOf(entry)
  if (!form) return keep({ ...entry, failed: reason })
  bubbleOf(entry)?.remove()
  form.append(make("p", { className: "error", role: "alert" }, reason))
  form.inert = false
  for (const [name, value] of entry.fields) {
    const field = form.elements[name]
    if (field === wordsOf(form) && !field.value.includes(value)) field.value = [value, field.value].filter(Boolean).join("\n")
    else if (field && !field.value) field.value = value
  }
  form.dispatchEvent(new Event("returned"))
  return forget(entry)
}

// Not to be sent at all, the door being shut: the words are shown, to copy, until they are put away
const lost = async (entry) => {
  bubbleOf(entry)?.remove()
  if (formOf(entry)) formOf(entry).inert = false
  await keep({ ...entry, lost: true })
  tell(entry)
}

const tell = (entry) => {
  const { wordLost, wordAway } = body.dataset, note = make("div", { className: "notice bad", role: "alert" })
  const away = make("button", { className: "quiet", type: "button", onclick: () => { forget(entry); note.remove() } }, wordAway)
  note.append(make("p", {}, wordLost), make("blockquote", {}, entry.text), away)
  document.getElementById("main").prepend(note)
}
