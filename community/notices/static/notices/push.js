// "Tell me on this device": the worker is registered when that is pressed, and never before.

import { make, post } from "../live/page.js";

const part = document.getElementById("push")
const say = (words) => { part.querySelector(".error")?.remove(); part.append(make("span", { className: "error", role: "alert" }, words)) }

const awake = (registration) => registration.active ? registration : new Promise((resolve) => {
  const worker = registration.installing ?? registration.waiting
  worker.addEventListener("statechange", () => worker.state === "activated" && resolve(registration))
})

const tell = async () => {
  const { key, worker, url, wordDenied } = part.dataset
  if (await Notification.requestPermission() !== "granted") return say(wordDenied)
  const registration = await awake(await navigator.serviceWorker.register(worker))
  const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
  const { endpoint, keys } = subscription.toJSON()
  const answer = await post(url, new URLSearchParams({ endpoint, ...keys }))
  if (!answer.ok) throw answer
  location.reload()
}

if (part && "serviceWorker" in navigator && "PushManager" in window) {
  part.hidden = false
  part.querySelector("button").addEventListener("click", () => tell().catch(() => say(part.dataset.wordFailed)))
}
