import type { OfficeName } from '#basics/contract.ts'
import { coversEverything } from '#basics/reach.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { makePassword } from '../passwords/actions.ts'
import { setPassword } from '../passwords/queries.ts'
import { insertAccount, setDisabled, usernameTaken } from '../queries.ts'
import { roleNames } from '../rules.ts'
import { endSessions } from '../sessions/queries.ts'
import type { contract } from './contract.ts'
import {
  administrators,
  doesBusiness,
  findAppointee,
  findSeparation,
  holdOffices,
  insertAdministrator,
  insertSeparation,
  setRelieved,
} from './queries.ts'
import { vacantAmong, whyNotAppoint } from './rules.ts'

type Appointment = {
  office: OfficeName
  who: { personId: number } | { employeeNo: string }
  username: string
  reason: string
}

/**
 * Appoints one of the three with an account of its own; with the last of them 三员分立 begins. Answers the first password.
 * @throws Refusal office-person-unknown, office-held-already, office-with-business, username-taken
 */
export async function appoint(
  transaction: Context['transaction'],
  { office, who, username, reason }: Appointment,
) {
  const { password, hash } = await makePassword()
  const made = await transaction(async (ctx) => {
    await holdOffices(ctx)
    const person = await findAppointee(ctx, who)
    if (!person) throw new Refusal('not-found', 'office-person-unknown', { field: 'personId' })
    const sitting = (await administrators(ctx)).filter(({ untilOn }) => untilOn === null)
    const sits = sitting.find(({ personId }) => personId === person.id)?.office ?? null
    const why = whyNotAppoint({ sits, business: await doesBusiness(ctx, person.id) })
    const facts = { field: 'personId', name: person.name, office: sits && roleNames[sits] }
    if (why) throw new Refusal('conflict', why, facts)
    if (await usernameTaken(ctx, username))
      throw new Refusal('conflict', 'username-taken', { field: 'username', username })

    const account = { username, name: person.name, personId: null, passwordHash: null }
    const { id: accountId } = await insertAccount(ctx, { ...account, mustChangePassword: true })
    await setPassword(ctx, accountId, hash, true)
    const { id } = await insertAdministrator(ctx, { accountId, office, personId: person.id, reason })
    ctx.record({
      action: 'administrator.appointed',
      subject: { kind: 'account', id: accountId, name: person.name },
      after: { role: roleNames[office], username, employeeNo: person.employeeNo },
      reason,
    })
    const vacant = vacantAmong([...sitting, { office, untilOn: null }])
    return { id, separated: await separateWhen(ctx, vacant.length === 0) }
  })
  return { ...made, password }
}

/** 三员分立 begins once, and does not end when an office falls vacant. Answers whether it holds. */
async function separateWhen(ctx: Context, complete: boolean): Promise<boolean> {
  if (await findSeparation(ctx)) return true
  if (!complete) return false
  await insertSeparation(ctx)
  ctx.record({ action: 'administrators.separated', subject: { kind: 'accounts', id: 0, name: '三员分立' } })
  return true
}

/** Relieves one of the three: the account is closed with the office. */
async function relieve(ctx: Context, { id, reason }: { id: number; reason: string }) {
  await holdOffices(ctx)
  const one = (await administrators(ctx)).find((each) => each.id === id)
  if (!one) throw new Refusal('not-found', 'not-found', { id })
  if (one.untilOn) throw new Refusal('conflict', 'office-relieved', { name: one.name })
  await setRelieved(ctx, id, reason)
  await setDisabled(ctx, one.accountId, `免去${roleNames[one.office]}：${reason}`)
  await endSessions(ctx, one.accountId, 'disabled')
  ctx.record({
    action: 'administrator.relieved',
    subject: { kind: 'account', id: one.accountId, name: one.name },
    before: { role: roleNames[one.office] },
    reason,
  })
}

/** The same by the name of the account. @throws Refusal username-unknown, office-relieved */
export async function relieveByName(ctx: Context, username: string, reason: string): Promise<void> {
  const one = (await administrators(ctx)).find((each) => each.username === username)
  if (!one) throw new Refusal('not-found', 'username-unknown', { username })
  await relieve(ctx, { id: one.id, reason })
}

/** The three are of the whole institute. */
function refusePart({ reach }: Context): void {
  if (!coversEverything(reach)) throw new Refusal('forbidden', 'office-whole-only')
}

export const actions: ActionsOf<typeof contract> = {
  async list(ctx) {
    const separation = await findSeparation(ctx)
    const all = await administrators(ctx)
    return {
      separatedAt: separation?.at ?? null,
      separatedBy: separation?.by ?? null,
      vacant: vacantAmong(all),
      holders: all.map(({ personId, ...one }) => one),
    }
  },

  appoint(ctx, { personId, ...given }) {
    refusePart(ctx)
    return appoint(ctx.transaction, { ...given, who: { personId } })
  },

  async relieve(ctx, input) {
    refusePart(ctx)
    await relieve(ctx, input)
    return {}
  },
}
