import type { Posted } from '../outgoing.ts'
import type { GatewayHealth, Sms, SmsGateway, SmsOutcome } from './sms-gateway.ts'

/**
 * A gateway that is asked by HTTP, once for each message. `lost` requests may have been carried out; one that never got
 * through, and one the other side says to be too many, may be made again.
 */
export function webGateway(
  ask: (sms: Sms) => Promise<Posted>,
  read: (answer: unknown) => SmsOutcome,
  clock: () => Date,
): SmsGateway {
  let health: GatewayHealth = { state: 'ready', because: '', since: clock() }
  const say = (state: GatewayHealth['state'], because: string) => {
    if (state !== health.state || because !== health.because) health = { state, because, since: clock() }
  }
  return {
    async send(sms) {
      const outcome = outcomeOf(await ask(sms), read)
      if (outcome.kind === 'sent') say('ready', '')
      else say('down', outcome.because)
      return outcome
    },
    health: () => health,
    open: () => {},
    close: async () => {},
  }
}

function outcomeOf(posted: Posted, read: (answer: unknown) => SmsOutcome): SmsOutcome {
  if (posted.kind === 'lost') return { kind: 'unknown', because: posted.because }
  if (posted.kind === 'unreached') return { kind: 'refused', because: posted.because, again: true }
  const { status, json } = posted
  if (status === 429 || status === 503)
    return { kind: 'refused', because: `对方忙（${status}）`, again: true }
  if (status >= 500 && json === null) return { kind: 'unknown', because: `对方出错（${status}）` }
  return json === null ? { kind: 'refused', because: `对方答复 ${status}`, again: false } : read(json)
}
