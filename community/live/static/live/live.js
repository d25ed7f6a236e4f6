// One socket for all live parts of the page: what is heard, in order, and what was missed.
// The protocol is in community/live/README.md.

import { bubbles, flush, start } from "./outbox.js";
import { all, body, claim, me, named, quiet, reached, read, scrolled, show, signed } from "./page.js";

// Who spares bytes hears few beats and nothing passing
const low = "low" in body.dataset, patience = low ? 150000 : 60000
const soon = (most) => Math.random() * most
// name → { last: number shown, head: highest number heard of, timer }
const topics = new Map()

const adopt = () => {
  for (const part of all("[data-live]")) {
    const { live, after } = part.dataset
    if (!topics.has(live)) topics.set(live, { last: after === undefined ? null : +after, head: 0 })
  }
}

const apply = (event) => {
  const topic = topics.get(event.topic)
  if (!topic || topic.last === null || event.n <= topic.last) return
  if (event.n > topic.last + 1) return behind(event.topic, event.n)
  topic.last = event.n
  if (event.html) { show(event); adopt() }
}

// The socket: watch first, fetch then

let socket, tries = 0, again, heard = 0
const connected = () => socket?.readyState === 1
const say = (words) => connected() && socket.send(JSON.stringify(words))
const watch = () => topics.forEach(({ last }, name) => say({ watch: name, ...(last !== null && { after: last }) }))

const connect = () => {
  clearTimeout(again)
  if (socket?.readyState < 2) return
  socket = new WebSocket(location.origin.replace("http", "ws") + "/live/" + (low ? "?low" : ""))
  socket.onopen = () => { tries = 0; reached(true); watch(); flush() }
  socket.onmessage = (message) => { heard = Date.now(); hear(JSON.parse(message.data)) }
  socket.onclose = () => {
    if (topics.size) again = setTimeout(connect, soon(Math.min(30000, 5000 * 2 ** tries)))
    if (tries++) poll()
  }
}

const hear = (said) => {
  if (said.n) apply(said)
  else if (said.watching) watching(said.watching, said.head)
  else if (said.reset) reload(said.reset, said.head)
  else if (said.beat) Object.entries(said.beat).forEach(([name, head]) => behind(name, head))
  else if (said.sign) sign(said)
  else if (said.cut) ended(said.cut)
  else if (said.error === "not-found") ended(said.topic)
}

const watching = (name, head) => {
  const topic = topics.get(name)
  if (topic) topic.last ??= head
  if (!document.hidden) give("here", name)
}

const behind = (name, head) => {
  const topic = topics.get(name)
  if (!topic || topic.last === null || head <= topic.last) return
  topic.head = Math.max(topic.head, head)
  topic.timer ??= setTimeout(() => { topic.timer = undefined; if (topic.last < topic.head) fetchSince(name) }, soon(5000))
}

const fetchSince = async (name) => {
  const topic = topics.get(name)
  if (!topic) return
  try {
    const answer = await fetch(`/live/${name}/events?after=${topic.last ?? ""}`)
    reached(true)
    if (answer.status === 404) return ended(name)
    const { reset, head, events } = await answer.json()
    topic.last ??= head
    if (reset) await reload(name, head)
    else events.forEach(apply)
  } catch { reached(false) }
}

// Too far behind: this part of the page is shown anew, or stays behind until it can be
const reload = async (name, head) => {
  const topic = topics.get(name), last = topic?.last
  if (!topic) return
  topic.last = head
  try {
    const answer = await fetch(location.href)
    if (!answer.ok) throw answer
    await startAgain(name, head, new DOMParser().parseFromString(await answer.text(), "text/html"))
  } catch { topic.last = last }
}

const startAgain = async (name, head, page) => {
  named("live", name).forEach((old, index) => {
    const anew = all(`[data-live="${name}"]`, page)[index]
    if (!anew) return
    topics.get(name).last = +(anew.dataset.after ?? head)
    old.replaceWith(anew)
    quiet(anew, body.dataset.wordReload)
  })
  adopt()
  claim()
  await bubbles()
}

const ended = (name) => {
  topics.delete(name)
  named("live", name).forEach((part) => { quiet(part, body.dataset.wordEnded); delete part.dataset.live; delete part.dataset.pointer })
}

const poll = () => { if (!connected() && !document.hidden) topics.forEach((_, name) => fetchSince(name)) }

const back = () => {
  if (document.hidden) return away()
  tries = 0
  if (connected()) { const asked = Date.now(); watch(); setTimeout(() => heard < asked && socket.close(), 5000) }
  else connect()
  flush()
  pointers().forEach((list) => read(list))
}

const away = () => {
  topics.forEach((_, name) => give("away", name))
  pointers().forEach((list) => read(list, true))
}

const pointers = () => all("[data-pointer]")

// Passing signs

const give = (sign, topic) => { if (!low && all(`[data-live="${topic}"][data-signs]`).length) say({ sign, topic }) }

const sign = ({ sign, topic, by, name, count, for: seconds }) => {
  if (sign === "here") named("here", topic).forEach((part) => { part.textContent = count > 1 ? `${count} ${body.dataset.wordHere}` : "" })
  if (sign === "typing" && by != me) signed(topic, `${name} ${body.dataset.wordTyping}`, seconds)
}

let typed = 0
const typing = ({ target }) => {
  const into = target.form?.dataset.into
  if (!into || Date.now() - typed < 3000) return
  typed = Date.now()
  give("typing", into)
}

adopt()
claim()
connect()
start({ connected, fetchSince })
pointers().forEach((list) => read(list))
addEventListener("input", typing)
addEventListener("online", back)
addEventListener("offline", () => reached(false))
addEventListener("pageshow", (event) => event.persisted && back())
document.addEventListener("visibilitychange", back)
document.addEventListener("scroll", scrolled, { capture: true, passive: true })
setInterval(() => {
  if (connected() && Date.now() - heard > patience) socket.close()
  poll()
  flush()
}, 15000)
