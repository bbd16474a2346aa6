import type { Page } from '@playwright/test'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

const dialog = (page: Page) => page.getByRole('dialog')
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** The year of the secretary's own branch. */
async function openYear(page: Page): Promise<void> {
  await page.locator('main a[href*="/organization-life/"]').first().click()
  await expect(page).toHaveURL(/\/organization-life\/\d+/)
  await arrived(page)
}

test.describe('Organization life', () => {
  test('is planned for a year, held, confirmed and locked, and stands in statistics and on paper', async ({
    page,
    enter,
  }) => {
    test.setTimeout(180_000)
    await enter('secretary', '/organization-life')
    await expectAccessible(page)
    await expectNoSideways(page)
    await openYear(page)
    await expectAccessible(page)
    await expectNoSideways(page)

    const next = new Date().getFullYear() + 1
    await press(page, `${next} 年`)
    await arrived(page)
    await press(page, '生成年度计划')
    await dialog(page).getByRole('button', { name: '生成' }).click()
    await expect(page.getByText(/已安排 \d+ 次会议/)).toBeVisible()
    await expect(page.getByRole('list', { name: '支部党员大会' }).getByRole('link')).toHaveCount(4)
    await expect(page.getByRole('list', { name: '主题党日' }).getByRole('link')).toHaveCount(12)

    await press(page, '安排会议')
    await dialog(page).getByLabel('开始时间').fill('14:30')
    await dialog(page).getByLabel('地点').fill('支部活动室')
    await dialog(page).getByLabel('名称').fill('“岗位建功”主题党日')
    await dialog(page).getByRole('button', { name: '安排', exact: true }).click()
    await expect(page).toHaveURL(/\/meetings\/\d+/)
    await arrived(page)
    await press(page, '通知应到会人员')
    await expect(page.getByText('已通知', { exact: true })).toBeVisible()
    await expectAccessible(page)
    await expectNoSideways(page)

    await page.getByRole('button', { name: '记发言' }).first().click()
    await page.getByLabel('发言人').fill('王建国')
    await page.getByLabel('发言内容').fill('谈了三点体会。')
    await press(page, '添加决议')
    await page.getByLabel('第 1 项决议', { exact: true }).fill('同意结对帮扶方案')
    await expect(page.getByText('内容已保存')).toBeVisible()
    await page.getByRole('checkbox').last().uncheck()
    await press(page, '登记召开')
    await expect(page.getByText('已召开，待确认')).toBeVisible()
    await press(page, '确认会议记录')
    await dialog(page).getByRole('button', { name: '确认' }).click()
    await expect(page.getByText('已确认', { exact: true })).toBeVisible()
    await expect(page.getByLabel('发言内容')).toHaveCount(0)
    await expect(page.getByText('谈了三点体会。')).toBeVisible()
    await expectAccessible(page)
    await expectNoSideways(page)

    await page.getByRole('button', { name: '补记' }).click()
    await dialog(page).getByLabel('内容').fill('会后收到通报，已传达。')
    await dialog(page).getByRole('button', { name: '补记' }).click()
    await expect(page.getByText('会后收到通报，已传达。')).toBeVisible()

    const printed = await page.request.get(`/api${new URL(page.url()).pathname}/papers.pdf`)
    expect((await printed.body()).subarray(0, 5).toString()).toBe('%PDF-')
    await page.goto('/statistics?table=organization-life')
    await arrived(page)
    await expect(page.getByText('组织生活情况').first()).toBeVisible()
    await page
      .getByRole('button', { name: /^主题党日，已开/ })
      .first()
      .click()
    await expect(page.getByText('应到人次').last()).toBeVisible()
  })

  test('is seen by the committee, branch by branch, with what is missing', async ({ page, enter }) => {
    await enter('committee', '/organization-life')
    await expect(page.getByText('平均到会率')).toBeVisible()
    await expect(page.getByText(/缺 \d+ 次/).first()).toBeVisible()
    await openYear(page)
    await expect(page.getByRole('heading', { name: '主题党日' })).toBeVisible()
    await page.getByRole('list', { name: '主题党日' }).getByRole('link').first().click()
    await expect(page).toHaveURL(/\/meetings\/\d+/)
  })

  test('asks members, who may ask for leave', async ({ page, enter }) => {
    await enter('secretary')
    const { organizationId } = await (await page.request.get('/api/own/record')).json()
    const plan = { organizationId, kind: 'themeDay', plannedOn: `${new Date().getFullYear() + 1}-01-20` }
    const planned = await page.request.post('/api/meetings', { data: plan })
    expect(planned.ok(), await planned.text()).toBe(true)
    await page.goto(`/meetings/${(await planned.json()).id}`)
    await arrived(page)
    // Without a time and a place nobody can come: what is missing is asked for first.
    await press(page, '通知应到会人员')
    await expect(dialog(page)).toContainText('先填好开始时间和地点')
    await dialog(page).getByLabel('开始时间').fill('14:30')
    await dialog(page).getByLabel('地点').fill('支部活动室')
    await dialog(page).getByRole('button', { name: '保存' }).click()
    await expect(dialog(page)).toBeHidden()
    await press(page, '通知应到会人员')
    await expect(page.getByText('已通知', { exact: true })).toBeVisible()
    await page.goto('/own-meetings')
    await arrived(page)
    await expectNoSideways(page)
    await page.getByRole('button', { name: '请假', exact: true }).first().click()
    await dialog(page).getByRole('textbox').fill('出差')
    await dialog(page).getByRole('button', { name: '请假' }).click()
    await expect(page.getByText('已请假').first()).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: '撤回请假' }).first().click()
    await expect(page.getByText('已撤回请假')).toBeVisible()
  })
})
