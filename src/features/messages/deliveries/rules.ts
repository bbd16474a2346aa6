import type { DeliveryStatus } from '../rules.ts'
import { catalogue } from '../templates/catalogue/rules.ts'

/** Texts that hold a code are sent once: it is kept no longer than until they are handed over. */
const once = new Set<string>(
  catalogue.filter(({ variables }) => variables.some(({ kind }) => kind === 'code')).map(({ key }) => key),
)

/** Why a message is not sent once more; null when it may. What is unknown may have arrived: a person answers for the double. */
export function whyNotRetry(delivery: {
  status: DeliveryStatus
  because: string | null
  templateKey: string
}): string | null {
  if (once.has(delivery.templateKey)) return 'delivery-once'
  if (delivery.status === 'failed' || delivery.status === 'unknown')
    return delivery.because === 'filtered' ? 'delivery-filtered' : null
  return delivery.status === 'queued' || delivery.status === 'sending'
    ? 'delivery-on-its-way'
    : 'delivery-settled'
}

/** 元 of thousandths, as people count it. */
export const yuanOf = (milliyuan: number | null) => (milliyuan === null ? null : milliyuan / 1000)
