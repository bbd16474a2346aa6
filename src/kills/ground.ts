import { randomBytes } from 'node:crypto'
import { everywhere } from '#basics/reach.ts'
import { tokenHash } from '#features/accounts/gate.ts'
import { insertGrant } from '#features/accounts/grants/queries.ts'
import { insertAccount } from '#features/accounts/queries.ts'
import { insertSession } from '#features/accounts/sessions/queries.ts'
import { insertPeople } from '#features/people/queries.ts'
import { readConfig } from '#platform/config.ts'
import type { Context } from '#platform/context.ts'
import { openDatabase } from '#platform/database.ts'
import { migratedSnapshot } from '#platform/testing.ts'
import { act, systemActor } from '#platform/world.ts'
import { databaseFolder, type OpenWorld, openWorld } from '../cli/world.ts'
import { type Institute, personOf, plantInstitute } from '../testing.ts'
import type { Place } from './platform.ts'

/** Who is signed in, by the tokens of their sessions. */
export type Ground = {
  institute: Institute
  /** The political work department at the top. */
  top: string
  /** Two of the branch's: who starts affairs, and the secretary who decides them. */
  starter: string
  secretary: string
  /** Of the committee above. */
  committee: string
  members: string[]
  today: string
}

const configOf = ({ folder, url }: Place) => readConfig(url ? { DATABASE_URL: url } : {}, { data: folder })

export const openPlace = (place: Place, clock: () => Date): Promise<OpenWorld> =>
  openWorld(configOf(place), true, clock)

/** An institute on disk or on a server, with sessions of those who will work in it. */
export async function plantGround(place: Place, clock: () => Date, members = 12): Promise<Ground> {
  if (!place.url) {
    const folder = databaseFolder(configOf(place))
    await (await openDatabase({ folder, template: await migratedSnapshot() })).close()
  }
  const { world, close } = await openPlace(place, clock)
  try {
    return await act(world, { actor: systemActor('测试'), reach: everywhere }, (ctx) => plant(ctx, members))
  } finally {
    await close()
  }
}

async function plant(ctx: Context, count: number): Promise<Ground> {
  const institute = await plantInstitute(ctx)
  const { root, east, east1 } = institute.organizations
  const people = Array.from({ length: count }, (_, at) => personOf('east1', 'member', east1, at + 1))
  const members: string[] = []
  for (const id of (await insertPeople(ctx, people)).values())
    members.push(await enter(ctx, { personId: id }))
  return {
    institute,
    members,
    today: ctx.today,
    top: await enter(ctx, { role: 'politicalWorkDepartment', organizationId: root }),
    starter: await enter(ctx, { role: 'branch', organizationId: east1 }),
    committee: await enter(ctx, { role: 'committee', organizationId: east }),
    secretary: await enter(ctx, { personId: institute.people.east1.secretary }),
  }
}

type Held = {
  personId?: number
  role?: 'politicalWorkDepartment' | 'committee' | 'branch'
  organizationId?: number
}

async function enter(ctx: Context, { personId, role, organizationId }: Held): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const { id: accountId } = await insertAccount(ctx, {
    username: token.slice(0, 20),
    name: `账号${token.slice(0, 4)}`,
    personId: personId ?? null,
    passwordHash: null,
    mustChangePassword: false,
  })
  const terms = { fromOn: '2020-01-01', untilOn: null, reason: '测试', grantedBy: '测试' }
  if (role && organizationId) await insertGrant(ctx, { accountId, role, organizationId, ...terms })
  const from = { ip: '127.0.0.1', agent: 'kills' }
  await insertSession(ctx, { accountId, tokenHash: tokenHash(token), ...from, provedBy: 'exempt' })
  return token
}
