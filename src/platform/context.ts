import type { Day } from '#basics/days.ts'
import type { Reach } from '#basics/reach.ts'
import type { Zone } from '#basics/sensitivity.ts'
import type { Anchors } from './anchors/folder.ts'
import type { Backups } from './backups.ts'
import type { Hearer } from './broadcast.ts'
import type { Database } from './database.ts'
import type { Exchange } from './exchange/exchange.ts'
import type { Files } from './files.ts'
import type { Batch } from './gather.ts'
import type { Health } from './health.ts'
import type { JobWorld, Wanted } from './jobs.ts'
import type { GatewayHealth } from './messaging/sms-gateway.ts'
import type { Sealing } from './sealing.ts'

/** A role held for an organization, or (masses, member) for oneself. `key` names it in the role switcher. */
export type Grant = {
  key: string
  role: string
  title: string
  organizationId: number | null
  organizationName: string | null
  path: string | null
  /** The posts that give it; none when it was granted, or is for oneself. */
  posts: string[]
  /** What it allows by itself; left out for whoever holds one role only. */
  permissions?: string[]
}

/**
 * 代办: the actor is a person whose acts another does, with his consent. The account and the session are the helper's,
 * the person and the record are the member's, the name says both.
 */
export type StandIn = {
  consentId: number
  stretchId: number
  personName: string
  helperName: string
  acts: readonly string[]
  endsAt: string
}

/** Who acts. `acting` holds the grants in use: one chosen role, or all of them. */
export type Actor = {
  accountId: number | null
  personId: number | null
  name: string
  sessionId: number | null
  newPasswordNeeded: boolean
  /** A session that stays signed in waits for its PIN: nothing is answered meanwhile. */
  locked?: boolean
  /** The second factor is still to come (`due`), or to be set up (`enrol`): nothing else is answered meanwhile. */
  factor?: 'due' | 'enrol'
  /** It was shown just now who uses the session: great acts ask for that. */
  proved?: boolean
  grants: Grant[]
  acting: Grant[]
  /** 三员分立 has begun: what the offices hold nobody else does. */
  separated?: boolean
  /** What a role allows now, whoever holds it, in words; of somebody with a session. */
  allows?: (role: string) => { permission: string; acts: string[] }[]
  /** What the grants in use allow. */
  permissions: string[]
  from: { ip: string; agent: string }
  /** What the browser was given when it went to a provider of 单点登录; told to endpoints that anybody may ask. */
  away?: string
  /** `over`: he asks to act for somebody for whom he may not, or no longer. */
  standIn?: StandIn | 'over'
}

/** Who acts for the actor, when that is not himself. */
export const helperOf = ({ standIn }: Pick<Actor, 'standIn'>): string | null =>
  standIn && standIn !== 'over' ? standIn.helperName : null

/** One line of the audit trail, without who and when, which the context knows. */
export type Deed = {
  action: string
  subject: { kind: string; id: string | number; name?: string }
  /** Who did it, when that is not the actor: somebody who just signed in, or one of many written down together. */
  by?: Pick<Actor, 'accountId' | 'personId' | 'name'> & Partial<Pick<Actor, 'acting' | 'from'>>
  /** Where it happened: the organization path that decides who may read the line. */
  path?: string | null
  before?: unknown
  after?: unknown
  reason?: string | null
}

/** `key` names it; between two readings it rests; it is read every so often even when nothing was written. */
export type Told<T> = {
  key: string
  restMs: number
  everyMs: number
  read(world: Pick<JobWorld, 'read'>): Promise<T>
}

/** Everything an action may touch. `db` is the request's one transaction. */
export type Context = {
  db: Database
  actor: Actor
  reach: Reach
  now: Date
  today: Day
  sealing: Sealing
  files: Files
  /** What holds the end of the trail outside of the database; null where nothing is to be held. */
  anchors: Anchors | null
  /** Backups as the platform makes them of itself; null where none are made. */
  backups: Backups | null
  /** The way to the other network; null where there is none (practice, tests of other things). */
  exchange: Exchange | null
  /** Where people find the platform: `https://zhibu.example`, without a slash at its end. */
  address: string
  zone: Zone
  /** A demo installation: invented people, who may be entered as by a click. */
  demo: boolean
  /** The practice world: nothing in it counts. */
  practice: boolean
  record(deed: Deed): void
  later<T>(job: Wanted<T>, data: T): Promise<void>
  /** Tells open pages after the commit that something of this topic is new; a word without spaces. */
  signal(topic: string): void
  /** Only where the endpoint declares `ownTransactions`: what `read` finds now, and again after each signal of the topic. */
  hear<T>(topic: string, read: (ctx: Context) => Promise<T>): AsyncIteratorObject<T, undefined, void>
  /**
   * Only there too: what is the same for all who hear it, read once for them in the name of the program, and again after
   * whatever was written. The hearer looks each time whether its right still holds, and makes its own of what is told.
   */
  hearTogether<T, Own>(told: Told<T>, hearer: Hearer<T, Own>): AsyncIteratorObject<Own, undefined, void>
  /** Only where the endpoint declares `ownTransactions`: a transaction of its own, with its own audit lines. */
  transaction<T>(work: (ctx: Context) => Promise<T>): Promise<T>
  /** Only where the endpoint declares `ownTransactions`: how the database, the disk and the queue stand. */
  health(): Promise<Health>
  databaseKind: 'embedded' | 'postgres'
  /** How the line for short messages stands in this process; null when none was needed yet. */
  lineHealth(): GatewayHealth | null
  /** Only there too: written in one transaction with whatever of the same kind comes meanwhile, answered after it. */
  together<Item, Answer>(batch: Batch<Item, Answer, Context>, item: Item): Promise<Answer>
}

/** What queries that only read may ask for. */
export type Reader = Pick<Context, 'db' | 'reach' | 'today'>

/** Reads something in a short read-only transaction. */
export type Reading = <T>(work: (db: Database) => Promise<T>) => Promise<T>

/** A file to be streamed once the transaction has ended. */
export type Download = Whole | Streamed

/** What it is made of is known already. */
export type Whole = Named & { body: () => AsyncIterable<Uint8Array> }

/**
 * It is read while it is sent, a page of rows at a time, so that a long export holds neither memory nor the one embedded
 * connection. The first reading is done in the request's transaction, where it may still refuse.
 */
export type Streamed = Named & { stream: (read: Reading) => AsyncIterable<Uint8Array> }

type Named = {
  name: string
  type: string
  /** What stands at its address never changes: the browser of whoever got it may keep it. */
  unchanging?: true
  /** Where size and content are known beforehand, parts of it may be asked for: both ends included. */
  ranged?: {
    bytes: number
    digest: string
    slice: (first: number, last: number) => AsyncIterable<Uint8Array>
  }
  /** For a page to show or play, instead of being saved. */
  shown?: true
}
