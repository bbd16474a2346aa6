import type {
  AnyContractRouter,
  ContractProcedure,
  InferSchemaInput,
  InferSchemaOutput,
} from '@orpc/contract'
import type { Powers } from '#basics/contract.ts'
import type { Context, Download } from './context.ts'
import type { Words } from './errors.ts'
import type { AnyJob, JobWorld } from './jobs.ts'
import type { SmsReply, SmsReport } from './messaging/sms-gateway.ts'

/** The actions of a contract: the same names, each a function of context and parsed input. */
export type ActionsOf<C> = {
  [K in keyof C]: C[K] extends ContractProcedure<infer I, infer O, infer _E, infer _M>
    ? (
        ctx: Context,
        input: InferSchemaOutput<I>,
      ) => Promise<Answer<InferSchemaInput<O>>> | Answer<InferSchemaInput<O>>
    : ActionsOf<C[K]>
}

/** A file output is answered with a Download, streamed after commit. */
type Answer<O> = [O] extends [File] ? Download : O

/** The label on the box: what a feature brings to the composition root. */
export type Feature = {
  name: string
  // biome-ignore lint/suspicious/noExplicitAny: a feature's own types are checked where it is made
  contract: any
  // biome-ignore lint/suspicious/noExplicitAny: the same
  actions: any
  words: Words
  /** Which roles hold each permission that the contract names. */
  powers: Powers
  /** The same of those permissions that pass to other hands once the three offices are appointed. */
  separated?: Powers
  jobs: AnyJob[]
  /** Who keeps what phones and carriers say: before they are answered. */
  hears: Hearing | null
}

export type Hearing = {
  onReply(world: JobWorld, gateway: string, reply: SmsReply): Promise<void>
  onReport(world: JobWorld, gateway: string, report: SmsReport): Promise<void>
}

/** Makes a feature, checking that every endpoint of the contract has its action. */
export const feature = <C extends Record<string, AnyContractRouter>>(box: {
  name: string
  contract: C
  actions: ActionsOf<C>
  words: Words
  powers: Powers
  separated?: Powers
  jobs?: AnyJob[]
  hears?: Hearing
}): Feature => ({ ...box, jobs: box.jobs ?? [], hears: box.hears ?? null })
