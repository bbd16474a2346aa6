import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { readTicket, type Ticket, ticketText, writeTicket } from '../rules.ts'

type Sealed = Pick<Context, 'sealing'>

/** Both worlds hold the same key: what one has sealed the other knows as true. */
const sealOf = ({ sealing }: Sealed, text: string) => sealing.keyOf(text).toString('base64url')

/** A ticket as it is handed over. */
export const issueTicket = (ctx: Sealed, ticket: Ticket): string =>
  writeTicket(ticket, sealOf(ctx, ticketText(ticket)))

/** For whom a ticket is. @throws Refusal practice-ticket-unknown, practice-ticket-old */
export function ownerOf(ctx: Pick<Context, 'sealing' | 'now'>, text: string): number {
  const ticket = readTicket(text)
  if (!ticket || ticket.seal !== sealOf(ctx, ticketText(ticket)))
    throw new Refusal('forbidden', 'practice-ticket-unknown')
  if (ticket.until <= ctx.now.getTime()) throw new Refusal('forbidden', 'practice-ticket-old')
  return ticket.owner
}

const passText = (token: string) => `practice-session ${token}`

/** A session's token as a browser keeps it: whoever made one up himself is known without asking the practice world. */
export const writePass = (ctx: Sealed, token: string): string =>
  token && `${token}.${sealOf(ctx, passText(token))}`

/** The token in a pass; null when the pass was not given here. */
export function readPass(ctx: Sealed, pass: string): string | null {
  const [token = '', seal = ''] = pass.split('.')
  return token && seal === sealOf(ctx, passText(token)) ? token : null
}
