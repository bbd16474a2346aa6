import { type RawBuilder, sql } from 'kysely'
import { helpedActs, type OfficeName, type RoleName } from '#basics/contract.ts'
import { confirmPendingTotp, putPendingTotp } from '#features/accounts/factors/queries.ts'
import { insertSeparation } from '#features/accounts/offices/queries.ts'
import { insertAccount } from '#features/accounts/queries.ts'
import { insertConsent } from '#features/helping/queries.ts'
import { insertOrganizations } from '#features/organizations/intake/actions.ts'
import type { OrganizationKind } from '#features/organizations/rules.ts'
import { insertPeople } from '#features/people/queries.ts'
import { newCodeSecret } from '#platform/one-time-code.ts'
import { type Client, type Institute, personOf, plantInstitute, type TestApp } from '#src/testing.ts'

/** What stands in everything that belongs to the branch whose records are asked for, and in nothing else. */
export const traces = /东一|东区第一|east1/

/**
 * An institute with two committees. Who is inside reaches 东区第一党支部 (east1), who is outside does not, in each role.
 * Everything that the samples refer to belongs to east1 or to what is below 东区.
 */
export class Stage {
  readonly app: TestApp
  readonly institute: Institute
  /** The political work department at the top: sets the stage where only an endpoint can. */
  readonly top: Client
  readonly #clients = new Map<string, Client>()
  #count = 0

  private constructor(app: TestApp, institute: Institute, top: Client) {
    this.app = app
    this.institute = institute
    this.top = top
  }

  static async begin(app: TestApp): Promise<Stage> {
    const institute = await app.stage(plantInstitute)
    const organizationId = institute.organizations.root
    return new Stage(app, institute, await app.as('politicalWorkDepartment', { organizationId }))
  }

  get east1() {
    return this.institute.organizations.east1
  }
  get member() {
    return this.institute.people.east1.member
  }
  /** A number that was not there before. */
  next(): number {
    this.#count += 1
    return this.#count
  }

  /** Somebody in a role whose reach holds east1, or does not; `fresh`: with a session of his own. */
  async caller(role: RoleName, where: 'inside' | 'outside', fresh: boolean): Promise<Client> {
    const key = `${role}-${where}`
    const known = this.#clients.get(key)
    if (known && !fresh) return known
    const client = await this.app.as(role, this.#held(role, where))
    if (!fresh) this.#clients.set(key, client)
    return client
  }

  /** One of 三员, in an account of his own. */
  async office(office: OfficeName): Promise<Client> {
    const { west1, west2 } = this.institute.people
    const sits = { systemAdministrator: west1, securityAdministrator: west2, auditAdministrator: west2 }
    const personId = sits[office][office === 'auditAdministrator' ? 'masses' : 'member']
    const known = this.#clients.get(office) ?? (await this.app.as(office, { personId }))
    this.#clients.set(office, known)
    return known
  }

  /** Asks while 三员分立 holds: the stage is set without it, when everything is done by one. */
  async separated<T>(work: () => Promise<T>): Promise<T> {
    await this.app.stage(insertSeparation)
    try {
      return await work()
    } finally {
      await this.app.stage(({ db }) => sql`delete from office_separation`.execute(db))
    }
  }

  /** The political work department, whose session waits for a second factor, or for one to be set up. */
  async half(factor: 'due' | 'enrol'): Promise<Client> {
    const { client, accountId } = await this.#department(sql`factor_due = true`)
    if (factor === 'due')
      await this.app.stage(async (ctx) => {
        await putPendingTotp(ctx, accountId, ctx.sealing.seal(newCodeSecret()))
        await confirmPendingTotp(ctx, accountId, 0)
      })
    return client
  }

  /** The political work department, which signed in by its password six minutes ago. */
  async stale(): Promise<Client> {
    const { client } = await this.#department(
      sql`proved_by = 'password', proved_at = proved_at - interval '6 minutes'`,
    )
    return client
  }

  /** The same of somebody who is asked for himself: what no office holds. */
  async stalePerson(): Promise<Client> {
    const client = await this.app.as('masses', { personId: this.institute.people.east2.masses })
    await this.#otherwise(client, sql`proved_by = 'password', proved_at = proved_at - interval '6 minutes'`)
    return client
  }

  /** The same of a security administrator, who sits there for nothing else. */
  async staleOffice(): Promise<Client> {
    const personId = this.institute.people.west2.secretary
    const client = await this.app.as('securityAdministrator', { personId })
    await this.#otherwise(client, sql`proved_by = 'password', proved_at = proved_at - interval '6 minutes'`)
    return client
  }

  /** A session of the political work department at the top, which stands otherwise than usual. */
  async #department(otherwise: RawBuilder<unknown>): Promise<{ client: Client; accountId: number }> {
    const organizationId = this.institute.organizations.root
    const client = await this.app.as('politicalWorkDepartment', { organizationId })
    return { client, accountId: await this.#otherwise(client, otherwise) }
  }

  /** Makes the session of a client stand otherwise. Answers its account. */
  async #otherwise(client: Client, otherwise: RawBuilder<unknown>): Promise<number> {
    const { person } = await client.call.accounts.session()
    const accountId = person?.accountId as number
    await this.app.stage(({ db }) =>
      sql`update account_session set ${otherwise} where account_id = ${accountId}`.execute(db),
    )
    return accountId
  }

  /** The secretary of east1, who acts for its member on a consent to everything. */
  async helper(): Promise<Client> {
    const { secretary, member } = this.institute.people.east1
    const token = await this.app.tokenOf({ personId: secretary, name: '东一书记' })
    this.#consent ??= await this.app.stage((ctx) =>
      insertConsent(ctx, {
        personId: member,
        helperId: secretary,
        organizationId: this.east1,
        acts: helpedActs,
        fromOn: '2026-11-01',
        untilOn: '2027-10-31',
        given: 'account',
        witnessId: null,
      }),
    )
    const { key } = await this.app.withToken(token).call.helping.standing.begin({ consentId: this.#consent })
    return this.app.withToken(token, { 'x-acting-role': key })
  }
  #consent: number | undefined

  #held(role: RoleName, where: 'inside' | 'outside') {
    const { organizations, people } = this.institute
    const branch = where === 'inside' ? 'east1' : 'west1'
    if (role === 'masses' || role === 'member') return { personId: people[branch][role] }
    if (role === 'branch') return { organizationId: organizations[branch] }
    if (role === 'politicalWorkDepartment' && where === 'inside')
      return { organizationId: organizations.root }
    return { organizationId: organizations[where === 'inside' ? 'east' : 'west'] }
  }

  /** A new organization below 东区. */
  async organization(kind: OrganizationKind = 'branch'): Promise<number> {
    const code = `east1-${this.next()}`
    const row = { code, name: `东一${code}`, shortName: null, kind, parentCode: 'east' }
    const dates = { establishedOn: '2020-01-01', closedOn: null, termYears: null, termFrom: null }
    const planted = await this.app.stage((ctx) => insertOrganizations(ctx, [{ ...row, ...dates }], 'test'))
    return planted.get(code)?.id as number
  }

  /** A new person of east1. */
  async person(status: 'member' | 'masses' | 'probationary' = 'member'): Promise<number> {
    const who = status === 'masses' ? 'masses' : 'member'
    const person = personOf('east1', who, this.east1, this.next())
    if (status === 'probationary') {
      person.joinedOn = '2025-11-20'
      person.becameFullOn = null
      for (const one of person.standings) one.politicalStatus = 'probationaryMember'
    }
    const ids = await this.app.stage((ctx) => insertPeople(ctx, [person]))
    return ids.get(person.employeeNo) as number
  }

  /** A new account of a new person of east1. */
  async account(): Promise<number> {
    const personId = await this.person('masses')
    const account = {
      username: `east1-${this.next()}`,
      name: '东一新账号',
      passwordHash: null,
      mustChangePassword: false,
    }
    return (await this.app.stage((ctx) => insertAccount(ctx, { ...account, personId }))).id
  }
}
