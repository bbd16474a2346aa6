import type { Page } from '@playwright/test'
import {
  ask,
  choose,
  date,
  dialogOf,
  does,
  type File,
  fileOf,
  membersOf,
  open,
  submit,
  text,
  vote,
} from './admitting.ts'
import {
  arrived,
  expect,
  expectAccessible,
  expectNoSideways,
  type Person,
  test,
  useTypeSize,
} from './stage.ts'

const days = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })
const after = (many: number) => days.format(Date.now() + many * 86_400_000)
/** From the decision on an activist to the written form, under the text of 2014. */
async function cultivated(page: Page, id: number) {
  const [one, two] = await membersOf(page)
  const helpers = { people: [one, two] }
  await does(page, 'secretary', id, 'recommendation', '2023-08-01', text)
  await does(page, 'secretary', id, 'activist', '2023-08-10', text)
  await does(page, 'committee', id, 'activistFiling', '2023-08-15')
  await does(page, 'secretary', id, 'mentors', '2023-08-20', helpers)
  await does(page, 'secretary', id, 'review', '2024-02-10', text)
  await does(page, 'secretary', id, 'review', '2024-08-05', text)
  await does(page, 'secretary', id, 'candidate', '2024-08-12', text)
  await does(page, 'committee', id, 'candidateConsent', '2024-08-20', text)
  await does(page, 'secretary', id, 'introducers', '2024-08-21', helpers)
  await does(page, 'secretary', id, 'politicalReview', '2024-09-15', text)
  await does(page, 'committee', id, 'training', '2024-09-20', { days: 3, hours: 24 })
  await does(page, 'secretary', id, 'committeeReview', '2024-10-01', text)
  await does(page, 'committee', id, 'preReview', '2024-10-10', { number: `QM-${id}` })
  await does(page, 'secretary', id, 'form', '2024-10-15')
}

/** Somebody of the secretary's branch, or of another, who has not applied; not the demo person who does so himself. */
async function applicant(page: Page, who: Person) {
  const own = await ask<{ id: number; organizationId: number }>(page, 'masses', '/own/record')
  const asked = '/people?circle=others&politicalStatus[0]=masses&size=100'
  const { rows } = await ask<{ rows: { id: number; name: string; organizationId: number }[] }>(
    page,
    who,
    asked,
  )
  const found = rows.find(
    (one) => one.id !== own.id && (who === 'secretary') === (one.organizationId === own.organizationId),
  )
  if (!found) throw new Error('nobody is left to apply')
  return found
}

test.describe('An admission', () => {
  test('goes from the paper application to the confirmation, under the text of its days', async ({
    page,
    enter,
    phone,
    expected,
  }) => {
    test.setTimeout(200_000)
    expected.push(/409 \(Conflict\)/)
    const { name } = await applicant(page, 'secretary')
    await enter('secretary', '/admissions')
    await expectAccessible(page)
    await open(page, '登记入党申请')
    const dialog = dialogOf(page)
    await dialog.getByLabel('查找申请人').fill(name)
    await dialog.getByRole('radio', { name }).check()
    await date(page, '收到申请书的日期', '2023-06-01')
    await expectAccessible(page)
    await submit(page)
    await expect(page).toHaveURL(/\/admissions\/\d+/)
    await arrived(page)
    const id = fileOf(page)
    await expect(page.getByText('已超期：派人谈话')).toBeVisible()
    await expectAccessible(page)

    await open(page, '派人谈话')
    await expect(dialog.getByText('收到入党申请书后一个月内派人谈话（第七条）')).toBeVisible()
    await date(page, '派人谈话日期', '2023-06-20')
    await dialog.getByLabel('谈话人').fill('石铭')
    await submit(page)
    await cultivated(page, id)

    await enter('secretary', `/admissions/${id}`)
    await open(page, '支部大会讨论接收预备党员')
    await vote(page, id, '2024-10-01')
    await dialog.getByRole('button', { name: '登记', exact: true }).click()
    await expect(dialog.locator('.fault')).toContainText('填写入党志愿书')
    await expectNoSideways(page)
    await expectAccessible(page)
    await date(page, '会议日期', '2024-11-01')
    await submit(page)
    await expect(page.getByText('2024-11-01 完成').first()).toBeVisible()

    await does(page, 'committee', id, 'committeeTalk', '2024-11-10', { names: ['孙明轩'], ...text })
    await enter('committee', `/admissions/${id}`)
    await open(page, '上级党委审批')
    await date(page, '审批日期', '2024-11-20')
    await choose(page, phone, '结论', '批准')
    await submit(page)
    await does(page, 'committee', id, 'recordFiling', '2024-11-25')
    await does(page, 'secretary', id, 'assignment', '2024-11-26')
    await does(page, 'secretary', id, 'oath', '2024-12-01', { place: '党员活动室' })
    await does(page, 'secretary', id, 'probationReview', '2025-05-01', text)
    await does(page, 'secretary', id, 'probationReview', '2025-10-20', text)
    await does(page, 'secretary', id, 'confirmationRequest', '2025-10-21', text)

    await enter('secretary', `/admissions/${id}`)
    await open(page, '支部大会讨论转正')
    await vote(page, id, '2025-11-03')
    await submit(page)
    await does(page, 'committee', id, 'confirmationApproval', '2025-11-20', text)
    await does(page, 'secretary', id, 'archiving', '2025-12-01')
    const { steps, status } = await ask<File>(page, 'secretary', `/admissions/${id}`)
    expect(status).toBe('done')
    // Under the text of 2014 the committee was told; nobody asked for a notice, before or after.
    expect(new Set(steps.map(({ version }) => version))).toEqual(new Set(['2014']))
    expect(steps.flatMap(({ acts }) => acts).some(({ act }) => act === 'notice')).toBe(false)
    await enter('secretary', `/admissions/${id}?tab=history`)
    await expect(page.getByText('已办结').first()).toBeVisible()
    await expect(page.getByText('正式党员', { exact: true })).toBeVisible()
    await expectAccessible(page)

    const download = page.waitForEvent('download')
    await page.getByRole('tab', { name: '打印材料' }).click()
    await page.getByRole('link', { name: '支部大会决议', exact: true }).click()
    expect((await download).suggestedFilename()).toMatch(/支部大会决议\.pdf$/)
  })

  test('begins with one’s own application, withdrawn once and handed in again', async ({ page, enter }) => {
    const apply = async (words: string) => {
      await page.getByRole('button', { name: '写入党申请书' }).click()
      await dialogOf(page).getByLabel('申请书正文').fill(words)
      await expectNoSideways(page)
      await dialogOf(page).getByRole('button', { name: '递交', exact: true }).click()
      await expect(dialogOf(page)).toBeHidden()
      await expect(page.getByRole('heading', { name: '派人谈话' })).toBeVisible()
    }
    await enter('masses', '/my-admission')
    await expectNoSideways(page)
    await expectAccessible(page)
    await apply('我志愿加入中国共产党，拥护党的纲领，遵守党的章程，履行党员义务。')

    await page.getByRole('button', { name: '更多', exact: true }).click()
    await page.getByRole('menuitem', { name: '撤回入党申请' }).click()
    await dialogOf(page).getByLabel('原因').fill('想再学习一段时间')
    await expectAccessible(page)
    await dialogOf(page).getByRole('button', { name: '撤回', exact: true }).click()
    await expect(dialogOf(page)).toBeHidden()
    await expect(page.getByRole('heading', { name: '上一份入党申请已终止' })).toBeVisible()
    await expect(page.getByText(/本人撤回申请。可以重新递交入党申请书/)).toBeVisible()
    await expectNoSideways(page)
    await expectAccessible(page)

    await apply('经过学习，我再次郑重申请加入中国共产党。')
    const earlier = page.getByRole('group').filter({ hasText: '本人撤回申请' })
    await earlier.locator('summary').first().click()
    await expect(earlier.getByText('原因：想再学习一段时间')).toBeVisible()
    await expect(earlier.getByText('我志愿加入中国共产党，拥护党的纲领')).toBeVisible()
    await expectNoSideways(page)
    await expectAccessible(page)

    const { admission } = await ask<{ admission: { id: number } }>(page, 'masses', '/my-admission')
    await enter('secretary', '/admissions')
    await expectNoSideways(page)
    await enter('secretary', `/admissions/${admission.id}`)
    await expectNoSideways(page)
    await open(page, '派人谈话')
    await dialogOf(page).getByLabel('谈话人').fill('石铭')
    await submit(page)
    await expect(page.getByText('谈话记录').first()).toBeVisible()
  })

  test('is read in large type too', async ({ page, enter }) => {
    await useTypeSize(page, 'elder')
    for (const address of ['/my-admission', '/public-notices']) {
      await enter('member', address)
      await expectNoSideways(page)
    }
    for (const address of ['/admissions', '/admissions/board']) {
      await enter('secretary', address)
      await expectNoSideways(page)
    }
    await enter('committee', '/admissions/overview')
    await expectNoSideways(page)
    await expectAccessible(page)

    // The longest that is told: a step that is overdue, and a number with what opens it beside.
    const { rows } = await (await page.request.get('/api/admissions?overdue=true&size=1')).json()
    await page.goto(`/admissions/${rows[0].id}`)
    await arrived(page)
    await expect(page.getByText(/已超期，应在/).first()).toBeVisible()
    await expectNoSideways(page)
    await page.goto(`/people/${rows[0].personId}`)
    await arrived(page)
    await expect(page.getByText('公民身份号码').first()).toBeVisible()
    await expectNoSideways(page)
  })
})

test.describe('The committee', () => {
  test('sees the whole, and sets the plan of the year', async ({ page, enter }) => {
    await enter('committee', '/admissions/overview')
    await expect(page.getByRole('heading', { name: '发展党员队伍' })).toBeVisible()
    await expectAccessible(page)
    await page
      .getByRole('button', { name: /^(确定|调整)/ })
      .first()
      .click()
    await dialogOf(page).getByLabel('计划接收预备党员').fill('12')
    await dialogOf(page).getByRole('button', { name: '确定', exact: true }).click()
    await expect(dialogOf(page)).toBeHidden()
    await expect(page.locator('td', { hasText: /^12$/ }).first()).toBeVisible()
    await page.goto('/admissions/board')
    await arrived(page)
    await expectNoSideways(page)
    await expectAccessible(page)
  })
})

test.describe('A public notice', () => {
  test('is read by the people of the unit, who may say what they know', async ({ page, enter }) => {
    const person = await applicant(page, 'committee')
    const branch = person.organizationId
    const asked = `/people?circle=members&politicalStatus[0]=fullMember&organizationId=${branch}&size=2`
    const { rows } = await ask<{ rows: { id: number }[] }>(page, 'committee', asked)
    const { id } = await ask<{ id: number }>(page, 'committee', '/admissions', {
      personId: person.id,
      on: after(-540),
    })
    const step = (act: string, ago: number, said?: object) =>
      does(page, 'committee', id, act, after(-ago), said)
    await step('talk', 530, { names: ['石铭'] })
    await step('recommendation', 520, text)
    await step('activist', 510, text)
    await step('activistFiling', 505)
    await step('mentors', 500, { people: rows.map((one) => one.id) })
    await step('review', 330, text)
    await step('review', 160, text)
    await step('candidate', 3, text)
    await step('candidateConsent', 2, text)
    await step('notice', 1, {
      place: '办公楼公示栏',
      untilOn: after(20),
      address: '启明所办公楼203室',
      phone: '010-60000012',
    })

    await enter('member', '/public-notices')
    const notice = page.locator('.panel', { hasText: person.name })
    await expect(notice).toContainText('启明所办公楼203室')
    await expectNoSideways(page)
    await expectAccessible(page)
    await notice.getByRole('button', { name: '提出意见' }).click()
    await dialogOf(page).getByLabel('意见').fill('工作经历与本人所述不一致，请核实。')
    await dialogOf(page).getByRole('button', { name: '提交', exact: true }).click()
    await expect(dialogOf(page)).toBeHidden()

    await enter('committee', `/admissions/${id}?tab=objections`)
    await page.getByRole('button', { name: '登记核实结果' }).click()
    await dialogOf(page).getByLabel('调查核实的情况').fill('经核对人事档案，与本人所述一致。')
    await submit(page)
    await expect(page.getByText('已核实')).toBeVisible()
    await expect(page.getByText(/起可以办理/).first()).toBeVisible()
    await expectNoSideways(page)
    await expectAccessible(page)
  })
})
