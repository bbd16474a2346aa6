/** A short message as it is handed to a gateway. `to` is 11 digits, or `+` and all digits for elsewhere. */
export type Sms = {
  to: string
  /** Signature and all. */
  text: string
  /** How the carrier filed the text, and what fills it: cloud gateways send nothing else. */
  filed: { template: string; values: string[] } | null
  /** Digits after our own number, by which a reply is told from others; '' for none. */
  extension: string
  /** Ours: never two messages with the same. */
  key: string
}

/**
 * What became of handing it over. `refused`: certainly not sent; `again` when it may be tried later. `unknown`: it may
 * have been sent, so it is never sent again by itself.
 */
export type SmsOutcome =
  | { kind: 'sent'; ids: string[] }
  | { kind: 'refused'; because: string; again: boolean }
  | { kind: 'unknown'; because: string }

/** What a carrier tells of a message: `id` is one of those that `sent` gave. It may come before that answer does. */
export type SmsReport = { id: string; delivered: boolean; state: string }

/** A message from a phone. `id` names it at the gateway: sent again, it is the same. */
export type SmsReply = { id: string; from: string; to: string; text: string }

export type GatewayHealth = { state: 'ready' | 'connecting' | 'down'; because: string; since: Date }

/** Who hears what comes in. The gateway is answered only when the promise is kept, and tells again when it is not. */
export type SmsListener = {
  onReply(reply: SmsReply): Promise<void>
  onReport(report: SmsReport): Promise<void>
}

export type SmsGateway = {
  send(sms: Sms): Promise<SmsOutcome>
  health(): GatewayHealth
  /** Connects where there is a connection to keep; replies come from then on. */
  open(): void
  close(): Promise<void>
}
