import type { Locator, Page } from '@playwright/test'
import { identityNumberFor } from '#basics/identity-number.ts'
import { after, choose, chooseOrganization } from './requesting.ts'
import {
  arrived,
  expect,
  expectAccessible,
  expectNoSideways,
  type Person,
  people,
  test,
  useTypeSize,
} from './stage.ts'

type Line = {
  id: number
  personName: string
  state: string
  overdue: boolean
  fromName: string
  toName: string
}

/** Asks the server in the name of somebody, as his browser would. */
async function ask<T>(page: Page, who: Person, path: string): Promise<T> {
  await page.request.post('/api/demo-sessions', { data: { username: people[who] } })
  const answer = await page.request.get(`/api${path}`)
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  return (await answer.json()) as T
}
const found = async (page: Page, who: Person, fits: (line: Line) => boolean): Promise<Line> => {
  const { rows } = await ask<{ rows: Line[] }>(page, who, '/transfers?box=running&size=200')
  const line = rows.find(fits)
  expect(line).toBeTruthy()
  return line as Line
}

/** Chooses a member of one's own branch of whom no transfer is under way; not of the first, who hold its posts. */
async function chooseWhoStays(page: Page, pick: Locator) {
  const { rows } = await ask<{ rows: Line[] }>(page, 'secretary', '/transfers?box=running&size=200')
  const leaving = rows.map(({ personName }) => personName)
  const names = await pick
    .locator('.transfer-picks button')
    .evaluateAll((buttons) => buttons.map((button) => button.firstChild?.textContent ?? ''))
  const stays = names.findIndex((name, at) => at >= 4 && !leaving.includes(name))
  await pick.locator('.transfer-picks button').nth(stays).click()
}

const dialogOf = (page: Page) => page.getByRole('dialog')
async function submit(page: Page, word: string) {
  await dialogOf(page).getByRole('button', { name: word, exact: true }).click()
  await expect(dialogOf(page)).toBeHidden()
}
const act = (page: Page, word: string) => page.getByRole('button', { name: word, exact: true }).click()
const current = (page: Page) => page.locator('.transfer-path > .current')

test.describe('A transfer', () => {
  test('goes from one committee to another: begun, lettered, accepted, placed, receipted', async ({
    page,
    enter,
  }) => {
    test.setTimeout(120_000)
    await enter('secretary', '/transfers')
    await expectAccessible(page)
    await expectNoSideways(page)
    await act(page, '发起转出')
    const pick = dialogOf(page)
    await expect(pick.locator('.transfer-picks button').first()).toBeVisible()
    await chooseWhoStays(page, pick)
    await pick.getByLabel('查找转入的党支部').fill('院部')
    await pick.getByRole('radio', { name: /院部支部/ }).check()
    await expectAccessible(page)
    const posts = pick.getByLabel('职务一并免去')
    if (await pick.getByText('组织关系转出后不再担任').isVisible()) await posts.check()
    await submit(page, '发起')
    await expect(page).toHaveURL(/\/transfers\/\d+/)
    await arrived(page)
    await expect(current(page)).toContainText('转出党委开具介绍信')
    const address = new URL(page.url()).pathname

    await enter('committee', address)
    await act(page, '开具介绍信')
    await submit(page, '开具')
    await expect(current(page)).toContainText('接收党委接收')
    await expect(page.locator('main')).toContainText(/介〔\d{4}〕\d+号/)

    await enter('department', address)
    await expectNoSideways(page)
    await act(page, '接收')
    await submit(page, '接收')
    await act(page, '编入支部')
    await submit(page, '编入')
    await act(page, '寄回回执')
    await submit(page, '寄回')
    await enter('committee', address)
    await act(page, '收存回执')
    await submit(page, '收存')
    await expect(page.locator('main')).toContainText('办结')
    await expectAccessible(page)
  })

  test('that was sent back is repaired and comes back where it was', async ({ page, enter, phone }) => {
    const started = await found(page, 'secretary', ({ state }) => state === 'started')
    await enter('committee', `/transfers/${started.id}`)
    await act(page, '退回补正')
    await dialogOf(page).getByLabel('原因').first().click()
    if (phone) await dialogOf(page).getByLabel('原因').first().selectOption({ label: '党员档案材料不全' })
    else await page.getByText('党员档案材料不全', { exact: true }).last().click()
    await dialogOf(page).getByLabel('要补正什么').fill('缺入党志愿书，请补齐')
    await submit(page, '退回')
    await expect(page.locator('main')).toContainText('缺入党志愿书')

    await enter('secretary', `/transfers/${started.id}`)
    await expect(page.locator('main')).toContainText('补正')
    await act(page, '补正再报')
    await dialogOf(page).getByLabel('补正说明').fill('入党志愿书已补齐')
    await submit(page, '报出')
    await expect(current(page)).toContainText('转出党委开具介绍信')
    await expectAccessible(page)
  })

  test('whose letter ran out is overdue on both sides and goes on with a new letter', async ({
    page,
    enter,
  }) => {
    await useTypeSize(page, 'elder')
    await enter('committee', '/transfers?box=overdue')
    await expect(page.locator('main')).toContainText('介绍信超期')
    await expectAccessible(page)
    const line = await found(page, 'committee', ({ overdue }) => overdue)
    await enter('department', `/transfers/${line.id}`)
    await expect(page.locator('main')).toContainText('党员仍由转出党支部统计和联系')
    await enter('committee', `/transfers/${line.id}`)
    await act(page, '重开介绍信')
    await dialogOf(page).getByLabel('重开的依据').fill('支部证明和本人申请')
    await submit(page, '开具')
    await expect(page.locator('main')).not.toContainText('介绍信已超过有效期')
    await expect(current(page)).toContainText('接收党委接收')
  })

  test('is asked for by the member, who sees the same line', async ({ page, enter }) => {
    await enter('member', '/own-transfers')
    await act(page, '申请转出')
    await dialogOf(page).getByLabel('查找转入的党支部').fill('院部')
    await dialogOf(page)
      .getByRole('radio', { name: /院部支部/ })
      .check()
    await submit(page, '提交')
    await expect(current(page)).toContainText('转出党支部发起')
    await expectAccessible(page)
    await expectNoSideways(page)
    await act(page, '撤回申请')
    await dialogOf(page).getByLabel('原因').fill('暂不调动')
    await submit(page, '撤回')
    await expect(page.getByRole('button', { name: '申请转出' })).toBeVisible()
  })
})

test.describe('Who is away', () => {
  test('is registered by the branch, with a certificate when it is not for long', async ({ page, enter }) => {
    await enter('secretary', '/absences')
    await expect(page.locator('main')).toContainText('流入')
    await expectAccessible(page)
    await expectNoSideways(page)
    await act(page, '登记外出')
    await dialogOf(page).getByLabel('查找党员').fill('')
    await dialogOf(page).locator('.transfer-picks button').last().click()
    await expectAccessible(page)
    await dialogOf(page).getByRole('button', { name: '取消' }).click()
    await enter('committee', '/unit-changes')
    await expectAccessible(page)
  })
})

/** A day typed into a form; the calendar that comes up with it goes again. */
async function fillDay(page: Page, label: string, on: string) {
  await dialogOf(page).getByLabel(label).fill(on)
  await dialogOf(page).getByLabel(label).press('Tab')
  await expect(page.locator('.ant-picker-dropdown:visible')).toHaveCount(0)
}

test.describe('A letter from outside', () => {
  test.use({ expected: [/40[09]/] })
  test('of somebody nobody knows yet enters him; of somebody known, it offers him instead', async ({
    page,
    enter,
    phone,
  }) => {
    await enter('committee', '/transfers')
    await act(page, '登记院外来信')
    const form = dialogOf(page)
    await form.getByRole('radio', { name: /名册中没有/ }).check()
    const fill = async (number: string) => {
      await form.getByLabel('姓名').fill('顾一苇')
      await form.getByLabel('公民身份号码').fill(number)
    }
    const born = phone ? '1990-03-08' : '1991-04-09'
    await fill('123')
    await choose(page, '民族', '汉族', phone)
    await choose(page, '学历', '博士研究生毕业', phone)
    await choose(page, '工作岗位', '专业技术人员', phone)
    await form.getByLabel('开信的党组织').fill('中共远山市委组织部')
    await form.getByLabel('介绍信编号').fill(`远组介〔2026〕${phone ? 21 : 22}号`)
    await fillDay(page, '开具日期', after(-10))
    await fillDay(page, '入党日期', '2016-06-20')
    await fillDay(page, '转正日期', '2017-06-20')
    await form.getByLabel('党费交至').fill('2026-10')
    await chooseOrganization(page, '编入的党支部', '支部')
    await expectNoSideways(page)
    await expectAccessible(page)
    await form.getByRole('button', { name: '登记', exact: true }).click()
    await expect(form.getByText('公民身份号码应为 18 位')).toBeVisible()
    await fill(identityNumberFor({ region: '990101', birth: born, sequence: 22 }))
    await form.getByRole('button', { name: '登记', exact: true }).click()
    await expect(page).toHaveURL(/\/transfers\/\d+/)
    await expect(page.locator('main')).toContainText('顾一苇')
    await expect(page.locator('main')).toContainText('待补-')
    await expectNoSideways(page)
    await act(page, '接收')
    await submit(page, '接收')
    await expect(page.locator('main')).toContainText('已接收')
  })
})

test.describe('The letters', () => {
  test('stand in their register', async ({ page, enter }) => {
    await enter('committee', '/transfer-letters')
    await expect(page.locator('main')).toContainText(/介〔\d{4}〕\d+号/)
    await expectAccessible(page)
    await expectNoSideways(page)
    await enter('committee', '/transfer-batches')
    await expectAccessible(page)
    await page.getByText('测控组整组调整').first().click()
    await arrived(page)
    await expect(page.locator('main')).toContainText('办结 0 / 4 人')
    await expectNoSideways(page)
    await enter('committee', '/transfers')
    await act(page, '交换表')
    await expect(dialogOf(page).getByText('读入院外来信')).toBeVisible()
    await expectAccessible(page)
  })
})
