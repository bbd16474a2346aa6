import { sql } from 'kysely'
import type { Day } from '#basics/days.ts'
import { genderOf } from '#basics/identity-number.ts'
import { masked } from '#basics/masks.ts'
import { initialsOf, pinyinOf } from '#basics/pinyin.ts'
import { coversEverything, type Reach } from '#basics/reach.ts'
import { within } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { type Standing, standingOn } from './standings/rules.ts'

/** A person as first recorded: fixed facts, and the dated standings, oldest first, the last one open. */
export type NewPerson = {
  employeeNo: string
  name: string
  gender: 'male' | 'female'
  /** GB/T 3304, two digits. */
  ethnicity: string
  birthDate: Day
  identityNumber: string | null
  phone: string | null
  homeAddress?: string | null
  workStartedOn: Day | null
  joinedOn: Day | null
  becameFullOn: Day | null
  standings: Standing[]
}

const bytea = (bytes: Buffer | null) => (bytes ? `\\x${bytes.toString('hex')}` : null)

/** Inserts people with their standings, thousands at once, in two statements; answers their ids by 工号. */
export async function insertPeople(
  ctx: Pick<Context, 'db' | 'now' | 'today' | 'sealing'>,
  people: NewPerson[],
): Promise<Map<string, number>> {
  if (people.length === 0) return new Map()
  const rows = JSON.stringify(people.map((person) => personRow(ctx, person)))
  const { rows: ids } = await sql<{ id: number; employee_no: string }>`
    insert into person (employee_no, name, name_pinyin, name_initials, gender, ethnicity, birth_date,
      identity_number_sealed, identity_number_key, identity_number_masked, identity_number_male, phone_sealed, phone_key,
      phone_masked, home_address_sealed, home_address_masked, work_started_on, joined_on, became_full_on, organization_id, organization_path, group_id, political_status,
      membership, employment, education, degree, occupation, recorded_at)
    select employee_no, row.name, name_pinyin, row.name_initials, gender, ethnicity, birth_date,
      identity_number_sealed, identity_number_key, identity_number_masked, identity_number_male, phone_sealed, phone_key,
      phone_masked, home_address_sealed, home_address_masked, work_started_on, joined_on, became_full_on, organization_id, coalesce(organization.path, ''), group_id, political_status,
      membership, employment, education, degree, occupation, ${ctx.now.toISOString()}::timestamptz
    from json_to_recordset(${rows}::json) as row (employee_no text, name text, name_pinyin text, name_initials text, gender text,
      ethnicity text, birth_date date, identity_number_sealed bytea, identity_number_key bytea, identity_number_masked text,
      identity_number_male boolean,
      phone_sealed bytea, phone_key bytea, phone_masked text, home_address_sealed bytea, home_address_masked text, work_started_on date, joined_on date, became_full_on date,
      organization_id int, group_id int, political_status text, membership text, employment text, education text,
      degree text, occupation text)
    left join organization on organization.id = row.organization_id
    returning id, employee_no`.execute(ctx.db)
  const idOf = new Map(ids.map((row) => [row.employee_no, row.id]))
  await insertStandings(
    ctx,
    people.flatMap((person) =>
      person.standings.map((one) => ({ ...one, personId: idOf.get(person.employeeNo) as number })),
    ),
  )
  await refuseClosedPlace(ctx, [...idOf.values()])
  return idOf
}

/**
 * Refuses people who would be members of an organization that is closed. Looks after they were written: the foreign
 * key has waited for a closure under way by then, and whoever closes later waits for these and counts them.
 * @throws Refusal place-closed
 */
export async function refuseClosedPlace({ db }: Pick<Context, 'db'>, ids: number[]): Promise<void> {
  const found = await db
    .selectFrom('person')
    .innerJoin('organization', 'organization.id', 'person.organization_id')
    .where(sql<boolean>`person.id = any(${ids}::int[])`)
    .where('person.membership', '=', 'active')
    .where('organization.closed_on', 'is not', null)
    .select(['person.name', 'organization.name as place', 'organization.closed_on as day'])
    .limit(1)
    .executeTakeFirst()
  if (found) throw new Refusal('conflict', 'place-closed', found)
}

/** What one person's row holds; the present columns are those of the standing that holds today, else the last. */
function personRow({ sealing, today }: Pick<Context, 'sealing' | 'today'>, person: NewPerson) {
  const present = standingOn(person.standings, today) ?? person.standings.at(-1)
  if (!present) throw new Error(`person ${person.employeeNo} without a standing`)
  const { identityNumber, phone, homeAddress = null } = person
  return {
    employee_no: person.employeeNo,
    name: person.name,
    name_pinyin: pinyinOf(person.name),
    name_initials: initialsOf(person.name),
    gender: person.gender,
    ethnicity: person.ethnicity,
    birth_date: person.birthDate,
    identity_number_sealed: bytea(identityNumber ? sealing.seal(identityNumber) : null),
    identity_number_key: bytea(identityNumber ? sealing.keyOf(identityNumber) : null),
    identity_number_masked: identityNumber ? masked('identityNumber', identityNumber) : null,
    identity_number_male: identityNumber ? genderOf(identityNumber) === 'male' : null,
    phone_sealed: bytea(phone ? sealing.seal(phone) : null),
    phone_key: bytea(phone ? sealing.keyOf(phone) : null),
    phone_masked: phone ? masked('phone', phone) : null,
    home_address_sealed: bytea(homeAddress ? sealing.seal(homeAddress) : null),
    home_address_masked: homeAddress ? masked('homeAddress', homeAddress) : null,
    work_started_on: person.workStartedOn,
    joined_on: person.joinedOn,
    became_full_on: person.becameFullOn,
    organization_id: present.organizationId,
    group_id: present.groupId,
    political_status: present.politicalStatus,
    membership: present.membership,
    employment: present.employment,
    education: present.education,
    degree: present.degree,
    occupation: present.occupation,
  }
}

/** Inserts dated standings of many people in one statement. */
export async function insertStandings(
  { db }: Pick<Context, 'db'>,
  standings: (Standing & { personId: number })[],
): Promise<void> {
  if (standings.length === 0) return
  await sql`
    insert into standing (person_id, from_on, until_on, organization_id, previous_organization_id, group_id, political_status,
      membership, employment, education, degree, occupation, began_by)
    select "personId", "from", "until", "organizationId", "previousOrganizationId", "groupId", "politicalStatus",
      membership, employment, education, degree, occupation, "beganBy"
    from json_to_recordset(${JSON.stringify(standings)}::json) as row ("personId" int, "from" date, "until" date,
      "organizationId" int, "previousOrganizationId" int, "groupId" int, "politicalStatus" text, membership text,
      employment text, education text, degree text, occupation text, "beganBy" text)`.execute(db)
}

type Scope = Pick<Context, 'db' | 'reach'>

/** SQL: the person's organization lies within reach; who has none is in the care of whoever reaches the whole tree. */
export const placedWithin = (reach: Reach) =>
  coversEverything(reach) ? sql<boolean>`true` : within('person.organization_path', reach)

/** People within reach; whoever reaches only the own record finds the own record. */
export const visible = ({ db, reach }: Scope) =>
  db
    .selectFrom('person')
    .where((eb) =>
      eb.or([placedWithin(reach), ...(reach.personId ? [eb('person.id', '=', reach.personId)] : [])]),
    )

const briefly = [
  'person.id',
  'person.employee_no as employeeNo',
  'person.name',
  'person.organization_id as organizationId',
  'person.organization_path as organizationPath',
  'person.political_status as politicalStatus',
  'person.membership',
  'person.employment',
  'person.joined_on as joinedOn',
  'person.became_full_on as becameFullOn',
] as const

/** One person within reach. @throws Refusal not-found */
export async function getPerson(ctx: Scope, id: number) {
  const found = await visible(ctx).where('person.id', '=', id).select(briefly).executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found')
  return found
}

/** The same, held until the transaction ends: what is decided of the person is then still true when it is written. */
export async function lockPerson(ctx: Scope, id: number) {
  const found = await visible(ctx).where('person.id', '=', id).select(briefly).forUpdate().executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'not-found')
  return found
}

/** Several people, every one of them within reach, held in the order of their ids. @throws Refusal not-found */
export async function lockPeople(ctx: Scope, ids: number[]) {
  const wanted = new Set(ids)
  const found = await visible(ctx)
    .where('person.id', 'in', [...wanted])
    .select(briefly)
    .orderBy('person.id')
    .forUpdate()
    .execute()
  if (found.length !== wanted.size) throw new Refusal('not-found', 'not-found')
  return found
}
