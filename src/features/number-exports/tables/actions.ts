import type { z } from 'zod'
import { wholeRoll, wholeRollAsked } from '#features/people/roll/actions.ts'
import { wholeRollQuestion } from '#features/people/roll/contract.ts'
import { exchangeAsked, exchangeTable } from '#features/transfers/exchange/actions.ts'
import { exchangeQuestion } from '#features/transfers/exchange/contract.ts'
import type { Context, Download } from '#platform/context.ts'
import type { Kind } from '../rules.ts'

/** What a kind of table asks, how large it would be, and how it is made once it was agreed to. */
type Table = {
  asked(ctx: Context, question: unknown): Promise<{ people: number; summary: string }>
  made(ctx: Context, question: unknown, reason: string): Download | Promise<Download>
}

/** What was kept is read again as the endpoint reads it: the program may have changed meanwhile. */
const table = <S extends z.ZodType>(
  schema: S,
  asked: (ctx: Context, question: z.output<S>) => ReturnType<Table['asked']>,
  made: (ctx: Context, question: z.output<S>, reason: string) => ReturnType<Table['made']>,
): Table => ({
  asked: (ctx, question) => asked(ctx, schema.parse(question)),
  made: (ctx, question, reason) => made(ctx, schema.parse(question), reason),
})

export const tables: Record<Kind, Table> = {
  roll: table(wholeRollQuestion, wholeRollAsked, wholeRoll),
  transferExchange: table(exchangeQuestion, exchangeAsked, exchangeTable),
}
