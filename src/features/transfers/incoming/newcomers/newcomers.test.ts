import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { identityNumberFor } from '#basics/identity-number.ts'
import { takeFeed } from '#features/master-data/intake/actions.ts'
import { systemWorld } from '#platform/world.ts'
import { refusal } from '#src/staging.ts'
import { type Client, type Institute, plantInstitute, startTestApp } from '#src/testing.ts'

const app = await startTestApp()
after(() => app.close())

let institute: Institute
let east: Client, top: Client

before(async () => {
  institute = await app.stage(plantInstitute)
  east = await app.as('committee', { organizationId: institute.organizations.east })
  top = await app.as('politicalWorkDepartment', { organizationId: institute.organizations.root })
})

const letter = {
  fromName: '中共远山市委组织部',
  number: '远组介〔2026〕118号',
  issuedOn: '2026-11-10',
  days: 60,
  status: 'fullMember',
  joinedOn: '2016-06-20',
  fullOn: '2017-06-20',
  paidUntil: '2026-10',
} as const
const numberOf = (sequence: number) => identityNumberFor({ region: '990101', birth: '1990-03-08', sequence })
const newcomer = {
  name: '顾一苇',
  identityNumber: numberOf(22),
  ethnicity: '汉族',
  education: '大学本科毕业',
  occupation: 'professional',
}
const enter = (more: object) =>
  east.call.transfers.incoming.enter({ ...letter, toId: institute.organizations.east1, ...more })
const countPeople = async () =>
  (await app.world.open.pool.query('select count(*)::int as n from person')).rows[0].n

describe('A letter for somebody whom the register does not know', () => {
  it('brings him into the register, as a member from the day the committee accepts', async () => {
    const before = await countPeople()
    const { id } = await enter({ newcomer })
    const entered = await east.call.transfers.get({ id })
    assert.deepEqual(
      [entered.personName, entered.employeeNo, entered.state],
      ['顾一苇', '待补-00001', 'inTransit'],
    )
    assert.equal(await countPeople(), before + 1)
    const held = await top.call.people.get({ id: entered.personId })
    assert.deepEqual(
      [held.organizationId, held.membership, held.gender, held.birthDate],
      [null, 'none', 'female', '1990-03-08'],
    )
    assert.equal((await east.fetch(`/api/people/${entered.personId}`)).status, 404)

    await east.call.transfers.accept({ id })
    const now = await east.call.people.get({ id: entered.personId })
    assert.deepEqual(
      [now.organizationId, now.membership, now.politicalStatus, now.joinedOn, now.becameFullOn],
      [institute.organizations.east1, 'active', 'fullMember', '2016-06-20', '2017-06-20'],
    )
    const { rows } = await app.world.open.pool.query(
      'select began_by from standing where person_id = $1 order by from_on',
      [entered.personId],
    )
    assert.deepEqual(rows, [{ began_by: 'transferredIn' }])
  })

  it('offers who is there already instead, and changes nothing', async () => {
    const before = await countPeople()
    const twice = await refusal(enter({ newcomer }))
    assert.equal(twice.code, 'incoming-member-already')
    const { rows } = await app.world.open.pool.query(
      "select identity_number_sealed as sealed from person where employee_no = 'east2-masses'",
    )
    const identityNumber = app.world.sealing.open(rows[0].sealed)
    const known = await refusal(enter({ newcomer: { ...newcomer, identityNumber } }))
    assert.equal(known.code, 'incoming-known')
    assert.match(known.message, /东二群众（工号 east2-masses）/)
    const held = await refusal(
      enter({ newcomer: { ...newcomer, identityNumber: numberOf(24), employeeNo: 'east1-member' } }),
    )
    assert.equal(held.code, 'incoming-number-held')
    assert.equal((await refusal(enter({ newcomer, employeeNo: 'east2-masses' }))).code, 'incoming-who')
    assert.equal((await refusal(enter({}))).code, 'incoming-who')
    const wrong = await refusal(enter({ newcomer: { ...newcomer, identityNumber: '123' } }))
    assert.equal(wrong.code, 'identity-number-length')
    assert.equal(await countPeople(), before)
  })

  it('gets the real 工号 from the first feed that names him', async () => {
    const columns = {
      工号: 'G7788',
      姓名: '顾一苇',
      性别: '女',
      民族: '汉族',
      出生日期: '1990-03-08',
      公民身份号码: newcomer.identityNumber,
      学历: '大学本科毕业',
      工作岗位: '专业技术人员',
      人员状态: '在职',
      政治面貌: '正式党员',
      所在党支部编码: 'east1',
      入党日期: '2016-06-20',
      转正日期: '2017-06-20',
    }
    const bytes = Buffer.from(`${Object.keys(columns).join(',')}\n${Object.values(columns).join(',')}`)
    const before = await countPeople()
    const answer = await takeFeed(systemWorld(app.world, '测试'), [{ name: 'people.csv', bytes }], {
      mode: 'changes',
      origin: 'command',
    })
    assert.deepEqual([answer.differences, await countPeople()], [0, before])
    const { rows } = await east.call.people.list({ text: '顾一苇' })
    assert.deepEqual(
      rows.map(({ employeeNo, membership }) => [employeeNo, membership]),
      [['G7788', 'active']],
    )
    const [line] = await east.call.people.changes.list({ id: rows[0]?.id ?? 0 })
    assert.deepEqual(
      [line?.title, line?.changed],
      ['补登工号', [{ label: '工号', before: '待补-00001', after: 'G7788' }]],
    )
  })
})
