/** Signs people in one after the other, so many at once, and tells how long each took. */
import { parentPort, workerData } from 'node:worker_threads'

type Given = { url: string; code: string; tokens: string[]; atOnce: number; cookieName: string }
const { url, code, tokens, atOnce, cookieName } = workerData as Given

const took: number[] = []
const refused: string[] = []
const queue = tokens.values()

async function signInAll(): Promise<void> {
  for (const token of queue) {
    const from = performance.now()
    const response = await fetch(`${url}/api/sign-ins`, {
      method: 'POST',
      headers: { cookie: `${cookieName}=${token}`, 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ code }),
    })
    const text = await response.text()
    took.push(performance.now() - from)
    if (!response.ok) refused.push(`${response.status} ${text}`)
  }
}

await Promise.all(Array.from({ length: atOnce }, signInAll))
parentPort?.postMessage({ took, refused })
