/** How the endpoints of the exchange are asked: see sample.ts. It goes for the whole institute, between two installations. */
import { open, reason, type Sample } from './sample.ts'

const whole = { outside: 'forbidden' } as const
const unknown = { ...whole, refusal: 'not-found' } as const
const alone = { ...whole, refusal: 'partner-none' } as const

export const exchange: Record<string, Sample> = {
  'exchange.state': open({}, whole),
  'exchange.refusals': open({}, whole),
  'exchange.refusalsExport': open({}, whole),
  'exchange.bring': open(
    () => {
      const data = new FormData()
      data.set('file', new File(['x'], '名称不合规定.zip'))
      return data
    },
    { ...whole, refusal: 'package-name' },
  ),
  'exchange.look': open({}, whole),
  'exchange.file': open({ id: 1_000_000 }, unknown),
  'exchange.partners.join': open(
    { name: '外网平台', card: 'x'.repeat(60), fingerprint: 'a'.repeat(32) },
    { ...whole, refusal: 'partner-card' },
  ),
  'exchange.partners.end': open({ reason }, alone),
  'exchange.queue.ask': open({}, alone),
  'exchange.queue.agree': open({}, alone),
  'exchange.queue.end': open({ reason }, alone),
  'exchange.shortMessages.list': open({}, whole),
  'exchange.shortMessages.export': open({}, whole),
  'exchange.shortMessages.get': open({ id: 1_000_000 }, unknown),
  'exchange.packages.list': open({}, whole),
  'exchange.packages.export': open({}, whole),
  'exchange.packages.get': open({ id: 1_000_000 }, unknown),
  'exchange.packages.items': open({ id: 1_000_000 }, unknown),
  'exchange.packages.itemsExport': open({ id: 1_000_000 }, unknown),
  'exchange.packages.item': open({ id: 1_000_000 }, unknown),
  'exchange.packages.prepare': open({}, alone),
  'exchange.packages.hold': open({ id: 1_000_000, reason }, unknown),
  'exchange.packages.putBack': open({ id: 1_000_000 }, unknown),
  'exchange.packages.allow': open({ id: 1_000_000, reason }, unknown),
  'exchange.packages.check': open({ id: 1_000_000 }, unknown),
  'exchange.packages.discard': open({ id: 1_000_000, reason }, unknown),
  'exchange.packages.release': open({ id: 1_000_000 }, unknown),
  'exchange.packages.handAgain': open({ id: 1_000_000 }, unknown),
}
