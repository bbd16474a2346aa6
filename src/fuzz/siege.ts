/**
 * The whole program with an institute in it, and whoever may or may not, who send what could be meant, what comes near
 * it and what never could. See src/fuzz.test.ts for what must hold, bench/security/fuzz.ts for longer runs.
 */
import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { type RoleName, roles } from '#basics/contract.ts'
import { roleNames } from '#features/accounts/rules.ts'
import { describeApi, type Endpoint, endpointsOf } from '#platform/api-description.ts'
import { contracts } from '../contracts.ts'
import { powers } from '../main.ts'
import type { Sample } from '../permissions/sample.ts'
import { samples } from '../permissions/samples.ts'
import { Stage, traces } from '../permissions/stage.ts'
import { type Client, startTestApp, type TestApp } from '../testing.ts'
import { type Answer, brokenOff, readAnswer } from './answers.ts'
import { spoiling, spoilt } from './hostility.ts'
import { inputsIn } from './inputs.ts'
import { broken, requestOf, type Sent } from './requests.ts'
import { Tables } from './tables.ts'

export const endpoints = endpointsOf(contracts)

/** Each endpoint draws its own inputs. */
export const seedFor = (seed: number, { name }: Endpoint) =>
  [...name].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, seed)

type Place = 'inside' | 'outside'
type Who = 'nobody' | `${RoleName} ${Place}`

/** One attempt: by whom, with what. */
type Attempt = { who: Who; sent: Sent }

export class Siege {
  readonly #app: TestApp
  readonly #stage: Stage
  readonly #tables: Tables
  readonly #described: Map<string, fc.Arbitrary<unknown>>
  readonly #callers = new Map<Who, Client>()
  readonly #prepared = new Map<string, unknown>()
  /** What the program itself told as its own fault, since it was asked last. */
  #bugs: unknown[] = []
  /** How often each status was answered. */
  readonly answered: Record<number, number> = {}
  readonly reached = new Set<string>()

  private constructor(
    app: TestApp,
    stage: Stage,
    tables: Tables,
    described: Map<string, fc.Arbitrary<unknown>>,
  ) {
    this.#app = app
    this.#stage = stage
    this.#tables = tables
    this.#described = described
    app.world.log.error = (bug) => {
      this.#bugs.push(bug)
      return 'fuzz'
    }
  }

  /** Sets the stage with everything that the endpoints of these features are asked about. */
  static async begin(ofThese: Endpoint[]): Promise<Siege> {
    const app = await startTestApp({ jobs: true, clock: '2026-11-24T08:00:00Z' })
    const stage = await Stage.begin(app)
    const tables = await Tables.watch(app.world.open)
    const described = inputsIn(await describeApi(contracts, { powers, roleNames }))
    const siege = new Siege(app, stage, tables, described)
    for (const { name } of ofThese) await siege.#prepare(name)
    await tables.changed()
    return siege
  }

  async #prepare(name: string): Promise<void> {
    this.#prepared.set(name, withoutTraces(await samples[name]?.input(this.#stage)))
  }

  /** What was asked, in figures. */
  told(): string {
    const statuses = Object.entries(this.answered).map(([status, times]) => `${status}: ${times}`)
    const written = `all tables compared ${this.#tables.compared} times`
    return `${statuses.join(', ')}; ${this.reached.size} endpoints did what was asked; ${written}`
  }

  close(): Promise<void> {
    return this.#app.close()
  }

  /** Whoever may is tried most: what he asks goes deepest. */
  attemptsOn(endpoint: Endpoint): fc.Arbitrary<Attempt> {
    const may = roles.filter((role) => mayCall(endpoint, role))
    const described = this.#described.get(endpoint.name) ?? fc.constant({})
    const prepared = this.#prepared.get(endpoint.name)
    const inputs = fc.oneof(
      { arbitrary: described, weight: 2 },
      { arbitrary: fc.tuple(described, spoiling).map(([input, steps]) => spoilt(input, steps)), weight: 1 },
      { arbitrary: spoiling.map((steps) => spoilt(prepared, steps)), weight: 5 },
    )
    const asked = inputs.map((input) => requestOf(endpoint, input))
    const mad = fc
      .tuple(broken, fc.constant(prepared))
      .map(([breakIt, input]) => breakIt(requestOf(endpoint, input)))
    // What begins with 三员分立 nobody may yet: whoever asks is refused.
    const those = may.length > 0 ? may : roles
    const who = fc.oneof(
      { arbitrary: fc.constantFrom(...those.map((role): Who => `${role} inside`)), weight: 5 },
      { arbitrary: fc.constantFrom(...those.map((role): Who => `${role} outside`)), weight: 4 },
      { arbitrary: fc.constantFrom(...roles.map((role): Who => `${role} outside`)), weight: 1 },
      { arbitrary: fc.constant<Who>('nobody'), weight: 1 },
    )
    const sent = fc.oneof({ arbitrary: asked, weight: 8 }, { arbitrary: mad, weight: 1 })
    return fc.record({ who, sent })
  }

  /** Sends it; answers what should not have been. */
  async faultsOf(endpoint: Endpoint, { who, sent }: Attempt): Promise<string[]> {
    this.#bugs = []
    const answer = await this.#ask(who, sent)
    this.answered[answer.status] = (this.answered[answer.status] ?? 0) + 1
    if (answer.status === 200) this.reached.add(endpoint.name)
    const changed = await this.#tables.changed()
    const faults = [...this.#bugs.map(toldOf), ...answer.faults]
    if (answer.status >= 500) faults.push(`answered ${answer.status}: ${answer.text.slice(0, 300)}`)
    if (answer.refused) faults.push(...writtenInSpite(endpoint, changed))
    if (who.endsWith('outside')) faults.push(...leaksIn(answer, samples[endpoint.name]))
    if (!samples[endpoint.name]?.reveals) faults.push(...numbersIn(answer))
    return faults
  }

  async #ask(who: Who, sent: Sent): Promise<Answer> {
    const first = await this.#send(await this.#caller(who, false), sent)
    if (who === 'nobody' || !over.has(first.code ?? '')) return first
    // Somebody of another attempt has ended his session, or given him a new password.
    return this.#send(await this.#caller(who, true), sent)
  }

  async #send(client: Client, { address, init }: Sent): Promise<Answer> {
    const late = wait(20_000, null, { ref: false })
    const answer = client.fetch(address, init).then(readAnswer).catch(brokenOff)
    return (await Promise.race([answer, late])) ?? brokenOff('nothing in twenty seconds')
  }

  /** Somebody in the role, with his session: that it is begun is nothing that an endpoint has written. */
  async #caller(who: Who, fresh: boolean): Promise<Client> {
    const known = this.#callers.get(who)
    if (known && !fresh) return known
    const [role, where] = who.split(' ') as [RoleName, Place]
    const caller = who === 'nobody' ? this.#app.visitor : await this.#stage.caller(role, where, true)
    this.#callers.set(who, caller)
    await this.#tables.changed()
    return caller
  }
}

/** Nobody writes the names of east1 himself: where they are told, they come from the institute. */
function withoutTraces(input: unknown): unknown {
  if (!(input instanceof FormData))
    return JSON.parse(JSON.stringify(input ?? {}).replaceAll(new RegExp(traces, 'g'), '甲乙'))
  const form = new FormData()
  for (const [name, value] of input)
    form.append(name, typeof value === 'string' ? value.replaceAll(new RegExp(traces, 'g'), '甲乙') : value)
  return form
}

/** Refused for what became of the session, not for what was asked. */
const over = new Set(['signed-out', 'new-password-needed', 'session-locked', 'factor-due'])

const mayCall = ({ meta: { permission } }: Endpoint, role: RoleName) =>
  permission === 'public' || permission === 'session' || Boolean(powers[permission]?.includes(role))

const toldOf = (bug: unknown) => `the program’s own fault: ${bug instanceof Error ? bug.stack : String(bug)}`

/** A refusal that is itself a fact: wrong passwords and codes are counted, and may stand in the trail. */
const counted: Record<string, RegExp> = Object.fromEntries(
  [
    'accounts.signIn',
    'accounts.enterByLink',
    'accounts.factors.confirmTotp',
    'accounts.factors.proveByCode',
    'accounts.factors.proveByPasskey',
    'accounts.factors.proveByPassword',
    'screens.links.live',
    'seals.verification.look',
    'seals.verification.check',
  ].map((name) => [name, /^public\.(?:throttle|audit_entry)$/]),
)

const writtenInSpite = ({ name }: Endpoint, changed: string[]) => {
  const left = changed.filter((table) => !counted[name]?.test(table))
  return left.length ? [`was refused and has changed ${left.join(', ')}`] : []
}

function leaksIn({ text }: Answer, sample: Sample | undefined): string[] {
  if (!sample || sample.kind === 'open') return []
  const found = traces.exec(text)
  return found ? [`tells of east1: …${text.slice(Math.max(0, found.index - 100), found.index + 60)}…`] : []
}

const numbersIn = ({ text }: Answer) => {
  const found = /110105\d{11}[\dX]|1380000\d{4}|\d{6}\*{8}\d{3}[\dX]/.exec(text)
  return found ? [`tells a number: …${text.slice(Math.max(0, found.index - 100), found.index + 40)}…`] : []
}
