// One socket for all live parts of the page, and an outbox for what is written while away.
// The protocol is in community/live/README.md. The page has one way to change: show().
(() => {
  "use strict"
  const body = document.body, me = body.dataset.me
  if (!me) return
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]
  const named = (name, topic) => all(`[data-${name}="${topic}"]`)
  const make = (tag, props, text = "") => Object.assign(document.createElement(tag), props, { textContent: text })
  const soon = (most) => Math.random() * most
  const topics = new Map() // name → { last: number shown, head: highest number heard of, timer }

  // What is on the page

  const adopt = () => {
    for (const part of all("[data-live]")) {
      const { live, after } = part.dataset
      if (!topics.has(live)) topics.set(live, { last: after === undefined ? null : +after, head: 0 })
    }
    all(`[data-by="${me}"]`).forEach((part) => part.classList.add("mine"))
  }

  const apply = (event) => {
    const topic = topics.get(event.topic)
    if (!topic || topic.last === null || event.n <= topic.last) return
    if (event.n > topic.last + 1) return behind(event.topic, event.n)
    topic.last = event.n
    if (event.html) show(event)
  }

  const placeOf = (topic) => named("live", topic).find((part) => part.dataset.place !== "none")

  const show = ({ topic, html, by }) => {
    const box = make("template")
    box.innerHTML = html
    const list = placeOf(topic)
    for (const part of [...box.content.children]) {
      const old = part.id && document.getElementById(part.id)
      if (old) old.replaceWith(part)
      else if (list && !("only" in part.dataset)) put(list, part, by)
      part.classList.add("fresh")
    }
    adopt()
  }

  const put = (list, part, by) => {
    const low = atEnd(list), waiting = all(":scope > .pending", list)
    if (by == me) waiting.find((bubble) => "sent" in bubble.dataset)?.remove()
    if (list.dataset.place === "start") list.prepend(part)
    else list.insertBefore(newDay(list, part), waiting.find((bubble) => bubble.isConnected) || null)
    list.parentNode.querySelector(":scope > .empty")?.remove()
    if (low || by == me) toEnd(list)
    else pill(list)
    signed(list.dataset.live)
  }

  const newDay = (list, part) => {
    const day = part.dataset.day, last = all(":scope > [data-day]", list).at(-1)
    const both = document.createDocumentFragment()
    if (day && last?.dataset.day !== day) {
      const options = { weekday: "long", day: "numeric", month: "long" }
      both.append(make("li", { className: "day" }, new Date(day + "T12:00").toLocaleDateString(document.documentElement.lang, options)))
    }
    both.append(part)
    return both
  }

  // Where the reader is: a .room scrolls by itself from its end, anything else with the page

  const atEnd = (list) => {
    const room = list.closest(".room")
    return room ? room.scrollTop > -60 : list.getBoundingClientRect().bottom < innerHeight + 60
  }

  const toEnd = (list) => {
    const room = list.closest(".room")
    if (room) room.scrollTop = 0
    else if (!atEnd(list)) list.lastElementChild.scrollIntoView({ block: "end" })
    scrolled()
  }

  let newer
  const pill = (list) => {
    if (list.dataset.place === "start") return
    newer ||= body.appendChild(make("button", { className: "pill", type: "button", id: "newer" }, body.dataset.wordNew))
    newer.hidden = false
    newer.onclick = () => toEnd(list)
  }

  const scrolled = () => all("[data-live]:not([data-place=none])").filter(atEnd).forEach((list) => {
    if (newer) newer.hidden = true
    read(list)
  })

  const read = (list) => {
    const url = list.dataset.pointer, id = all(":scope > [id]", list).at(-1)?.id.replace(/\D/g, "")
    if (!url || !id || document.hidden || list.dataset.read === id || !atEnd(list)) return
    list.dataset.read = id
    post(url, new URLSearchParams({ message: id })).catch(() => delete list.dataset.read)
  }

  // The socket: watch first, fetch then

  let socket, tries = 0, again, heard = 0
  const say = (words) => socket?.readyState === 1 && socket.send(JSON.stringify(words))
  const watch = () => topics.forEach(({ last }, name) => say({ watch: name, ...(last !== null && { after: last }) }))

  const connect = () => {
    clearTimeout(again)
    if (socket?.readyState < 2) return
    socket = new WebSocket(location.origin.replace("http", "ws") + "/live/")
    socket.onopen = () => { tries = 0; reached(true); watch(); flush() }
    socket.onmessage = (message) => { heard = Date.now(); hear(JSON.parse(message.data)) }
    socket.onclose = () => {
      if (topics.size) again = setTimeout(connect, soon(Math.min(30000, 5000 * 2 ** tries)))
      if (tries++) poll()
    }
  }

  const hear = (said) => {
    if (said.n) apply(said)
    else if (said.watching) { const topic = topics.get(said.watching); if (topic) topic.last ??= said.head }
    else if (said.reset) reload(said.reset, said.head)
    else if (said.beat) Object.entries(said.beat).forEach(([name, head]) => behind(name, head))
    else if (said.sign) sign(said)
    else if (said.cut) ended(said.cut)
    else if (said.error === "not-found") topics.delete(said.topic)
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
    for (const entry of await kept()) if (!entry.failed) bubble(entry)
  }

  const ended = (name) => {
    topics.delete(name)
    named("live", name).forEach((part) => quiet(part, body.dataset.wordEnded))
  }

  const quiet = (part, words) => part.closest("ol, ul, table, section, b")?.before(make("p", { className: "quiet", role: "status" }, words))

  const poll = () => { if (socket?.readyState !== 1 && !document.hidden) topics.forEach((_, name) => fetchSince(name)) }

  const back = () => {
    if (document.hidden) return
    tries = 0
    if (socket?.readyState === 1) { const asked = Date.now(); watch(); setTimeout(() => heard < asked && socket.close(), 5000) }
    else connect()
    flush()
    all("[data-pointer]").forEach(read)
  }

  let line
  const reached = (yes) => {
    line ||= document.getElementById("connection") || body.appendChild(make("p", { id: "connection", role: "status", hidden: true }))
    line.textContent = yes ? "" : body.dataset.wordOffline
    line.hidden = !!yes
    body.classList.toggle("offline", !yes)
  }

  // Passing signs

  const fading = {}
  const sign = ({ sign, topic, by, name, for: seconds }) => {
    if (sign === "typing" && by != me) signed(topic, `${name} ${body.dataset.wordTyping}`, seconds)
  }
  const signed = (topic, words = "", seconds = 0) => {
    clearTimeout(fading[topic])
    named("typing", topic).forEach((part) => { part.textContent = words })
    if (words) fading[topic] = setTimeout(signed, seconds * 1000, topic)
  }
  let typed = 0
  const typing = ({ target }) => {
    const into = target.form?.dataset.into
    if (!into || "low" in body.dataset || Date.now() - typed < 3000 || !all(`[data-live="${into}"][data-signs]`).length) return
    typed = Date.now()
    say({ sign: "typing", topic: into })
  }

  // The outbox: kept in IndexedDB until answered, sent once (each write has its key)

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
  const kept = async () => [...((await inBox("getAll")) || []), ...memory.values()]
    .filter((entry) => entry.me === me).sort((one, other) => one.at - other.at)

  const newKey = () => crypto.randomUUID?.() ??
    "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) => (digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))).toString(16))
  const sentHere = new Set()
  const wordsOf = (form) => form.querySelector("textarea, input[type=text]")
  const formOf = (entry) => all("form[data-outbox]").find((form) => form.action === entry.action)
  const bubbleOf = (entry) => document.querySelector(`[data-key="${entry.key}"]`)

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

  const bubble = (entry) => {
    const list = placeOf(entry.into) ?? (sentHere.has(entry.key) && formOf(entry))
    if (!list || bubbleOf(entry)) return
    const part = make(list.matches("ol, ul") ? "li" : "div", { className: "pending" })
    part.dataset.key = entry.key
    part.append(make("p", {}, entry.text), make("small", {}, body.dataset.wordPending))
    list.append(part)
    if (entry.into) toEnd(list)
  }

  let sending
  const flush = () => { sending = (sending ?? Promise.resolve()).then(() => (navigator.locks ? navigator.locks.request("outbox", sendAll) : sendAll())).catch(() => {}) }

  const sendAll = async () => {
    for (const entry of await kept()) {
      if (!entry.failed && !(await sendOne(entry))) break
    }
    const keys = (await kept()).map((entry) => entry.key)
    all(".pending[data-key]:not([data-sent])").forEach((part) => keys.includes(part.dataset.key) || part.remove())
  }

  const sendOne = async (entry) => {
    bubbleOf(entry)?.setAttribute("data-sent", "")
    const answer = await post(entry.action, new URLSearchParams(entry.fields)).catch(() => null)
    reached(answer)
    if (!answer || answer.type === "opaqueredirect" || [401, 403, 429].includes(answer.status) || answer.status >= 500) {
      bubbleOf(entry)?.removeAttribute("data-sent")
      return false
    }
    formOf(entry)?.classList.remove("sending")
    if (answer.ok) await sent(entry, answer)
    else await failed(entry, await reasons(answer))
    return true
  }

  const sent = async (entry, answer) => {
    await forget(entry)
    const next = answer.headers.get("Location")
    if (!entry.into && next && sentHere.has(entry.key)) return location.assign(next)
    if (socket?.readyState !== 1) return arrived(entry)
    setTimeout(arrived, 2000, entry)
  }

  // Its event comes by the socket, as a rule before the answer; where it does not, it is fetched
  const arrived = async (entry) => {
    if (bubbleOf(entry)) await fetchSince(entry.into)
    bubbleOf(entry)?.remove()
  }

  const reasons = async (answer) => {
    try { return Object.values((await answer.json()).errors).flat().map((error) => error.message).join(" ") } catch { return body.dataset.wordFailed }
  }

  // Refused: the reason stands at the form and the words are back in it, now or when it is next opened
  const failed = async (entry, reason) => {
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
    return forget(entry)
  }

  const post = (url, fields) => {
    const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? ""
    return fetch(url, { method: "POST", body: fields, redirect: "manual", headers: { "X-Sokoni": "live", "X-CSRFToken": token } })
  }

  const unpack = async () => {
    for (const entry of await kept()) {
      if (entry.failed) await failed(entry, entry.failed)
      else bubble(entry)
    }
    flush()
  }

  adopt()
  connect()
  unpack()
  all("[data-pointer]").forEach(read)
  addEventListener("submit", submit)
  addEventListener("input", typing)
  addEventListener("keydown", enter)
  addEventListener("online", back)
  addEventListener("offline", () => reached(false))
  addEventListener("pageshow", (event) => event.persisted && back())
  document.addEventListener("visibilitychange", back)
  document.addEventListener("scroll", scrolled, { capture: true, passive: true })
  setInterval(() => {
    if (socket?.readyState === 1 && Date.now() - heard > 60000) socket.close()
    poll()
    flush()
  }, 15000)
})()
