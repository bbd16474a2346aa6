import webPush from 'web-push'
import { type Posted, post } from '../outgoing.ts'
import type { SmsOutcome } from './sms-gateway.ts'

/** Who we are to push services (VAPID, RFC 8292): whom they may write to, and the key that all devices were told. */
export type PushSettings = { contact: string; publicKey: string; privateKey: string }

/** What a browser gives when notices are turned on in it. */
export type Subscription = { endpoint: string; p256dh: string; auth: string }

/** `key`: ours; a notice that comes twice replaces the first. */
export type Push = {
  devices: readonly (Subscription & { id: number })[]
  title: string
  text: string
  link: string
  key: string
  urgent: boolean
}

/** `told`: the devices whose services took it; `gone`: those that their services know no more. */
export type PushOutcome = SmsOutcome & { told: number[]; gone: number[] }

/** So long a service keeps what it cannot hand over yet, in seconds: who reads it later finds it in the inbox. */
const keptFor = 24 * 60 * 60

export const newPushKeys = (): { publicKey: string; privateKey: string } => webPush.generateVAPIDKeys()

/** Tells all devices of a person; one that heard it is enough. The service carries it without being able to read it. */
export async function pushTo(settings: PushSettings, push: Push): Promise<PushOutcome> {
  const { title, text, link, key } = push
  const payload = JSON.stringify({ title, text, link, key })
  const outcomes = await Promise.all(push.devices.map((device) => tell(settings, device, payload, push)))
  const idsOf = (kind: Told['kind']) =>
    push.devices.filter((_, at) => outcomes[at]?.kind === kind).map(({ id }) => id)
  return { ...together(outcomes), told: idsOf('sent'), gone: idsOf('gone') }
}

type Told =
  | { kind: 'sent' }
  | { kind: 'gone' }
  | { kind: 'refused'; because: string; again: boolean }
  | { kind: 'unknown'; because: string }

async function tell(
  { contact, publicKey, privateKey }: PushSettings,
  { endpoint, p256dh, auth }: Subscription,
  payload: string,
  { key, urgent }: Push,
): Promise<Told> {
  const request = encrypted({ endpoint, keys: { p256dh, auth } }, payload, {
    vapidDetails: { subject: `mailto:${contact}`, publicKey, privateKey },
    TTL: keptFor,
    urgency: urgent ? 'high' : 'normal',
    topic: key,
  })
  if (!request) return { kind: 'gone' }
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)])
  return toldBy(await post(endpoint, request.body ?? '', Object.fromEntries(headers)))
}

/** Null where the keys that the device gave are none: nothing can ever be said to it. */
function encrypted(...asked: Parameters<typeof webPush.generateRequestDetails>) {
  try {
    return webPush.generateRequestDetails(...asked)
  } catch {
    return null
  }
}

function toldBy(posted: Posted): Told {
  if (posted.kind === 'unreached') return { kind: 'refused', because: posted.because, again: true }
  if (posted.kind === 'lost') return { kind: 'unknown', because: posted.because }
  const { status } = posted
  if (status >= 200 && status < 300) return { kind: 'sent' }
  if (status === 404 || status === 410) return { kind: 'gone' }
  // Who we are is mended here; too much and not now pass.
  const again = status === 401 || status === 403 || status === 429 || status >= 500
  return { kind: 'refused', because: `推送服务答复 ${status}`, again }
}

/** One that heard it is enough; what may have been heard is not said again; what may be said later is. */
function together(outcomes: readonly Told[]): SmsOutcome {
  if (outcomes.some(({ kind }) => kind === 'sent')) return { kind: 'sent', ids: [] }
  const unknown = outcomes.find((one) => one.kind === 'unknown')
  if (unknown) return unknown
  const refused = outcomes.filter((one) => one.kind === 'refused')
  const best = refused.find(({ again }) => again) ?? refused[0]
  return best ?? { kind: 'refused', because: 'no-device', again: false }
}
