import { after, dialogOf } from './requesting.ts'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

test.describe('An alert', () => {
  test('of a term leads from the list to the notice that is ready to be issued', async ({ page, enter }) => {
    await enter('department', '/alert-rules')
    await page.getByRole('button', { name: '立即核对' }).click()
    await expect(page.getByText(/已核对：新提醒 \d+ 条/)).toBeVisible({ timeout: 60_000 })

    await enter('committee', '/alerts?measures=termEnds')
    await expectAccessible(page)
    await expectNoSideways(page)
    await page.getByText('任期将满，请按期换届').first().click()
    await expect(page).toHaveURL(/\/alerts\/\d+/)
    await arrived(page)
    await expect(page.locator('main')).toContainText('《中国共产党基层组织选举工作条例》第三条')
    await expectAccessible(page)
    await expectNoSideways(page)
    // The notice stands there as it will be issued; one press sends it.
    await expect(page.locator('.alert-letter')).toContainText('关于做好按期换届工作的通知')
    await page.getByRole('button', { name: '印发这份通知' }).click()
    await expect(page.getByText(/已印发：/)).toBeVisible()
    await expect(page.locator('main')).toContainText(/已于 \d{4}-\d{2}-\d{2} 印发/)
    await page
      .locator('main')
      .getByRole('link', { name: /〔\d{4}〕/ })
      .click()
    await expect(page).toHaveURL(/\/documents\/\d+/)
    await arrived(page)
    await expect(page.locator('main')).toContainText('关于做好按期换届工作的通知')
  })

  test('is mended from its button, and closes by itself', async ({ page, enter }) => {
    await enter('department', '/alert-rules')
    await page.getByRole('button', { name: '立即核对' }).click()
    await expect(page.getByText(/已核对：新提醒 \d+ 条/)).toBeVisible({ timeout: 60_000 })

    await enter('secretary', '/alerts?measures=termEnds')
    await page.getByText('任期将满，请按期换届').first().click()
    await expect(page).toHaveURL(/\/alerts\/\d+/)
    await arrived(page)
    const alert = new URL(page.url()).pathname
    await page.getByRole('link', { name: '发起换届' }).click()
    const dialog = dialogOf(page)
    await expect(dialog.getByText('发起换届选举')).toBeVisible()
    await dialog.getByLabel('拟召开党员大会日期').fill(after(30))
    await dialog.getByLabel('拟召开党员大会日期').press('Tab')
    await dialog.getByLabel('委员名额').fill('5')
    await dialog.getByRole('button', { name: '发起', exact: true }).click()
    await expect(page).toHaveURL(/\/elections\/\d+/)
    const election = new URL(page.url()).pathname

    await enter('secretary', alert)
    await page.getByRole('button', { name: '现在核对' }).click()
    await expect(page.getByText('已补正，提醒已关闭')).toBeVisible({ timeout: 30_000 })
    await expect(page.locator('main')).toContainText('已补正')
    await expectAccessible(page)
    // The branch is free again for the journeys of elections.
    const ended = await page.request.post(`/api${election}/withdrawal`, { data: { reason: '改日再办' } })
    expect(ended.ok(), await ended.text()).toBe(true)
  })
})

test.describe('A reminder', () => {
  test('stands in the inbox at once; what is not urgent waits for the one digest of the day', async ({
    page,
    enter,
  }) => {
    await enter('department', '/alert-rules')
    await page.getByRole('button', { name: '立即核对' }).click()
    await expect(page.getByText(/已核对：新提醒 \d+ 条/)).toBeVisible({ timeout: 60_000 })

    await enter('secretary', '/messages')
    await expect(page.getByText('组织生活还没有开展').first()).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: '查看' }).first().click()
    await expect(page).toHaveURL(/\/alerts\/\d+/)
    await arrived(page)

    await enter('department', '/message-deliveries?status=queued')
    await expect(page.getByText('并入每日汇总').first()).toBeVisible()
    await expectNoSideways(page)
  })
})

test.describe('A rule', () => {
  test('is changed, tried on today and on the past year, and published', async ({ page, enter }) => {
    await enter('department', '/alert-rules/term-ends')
    await expectAccessible(page)
    await expectNoSideways(page)
    await page.getByLabel('规则名称').fill('任期将满，请准备换届')
    await page.getByRole('button', { name: '核对今天' }).click()
    await expect(page.getByText('会收到提醒的人')).toBeVisible({ timeout: 30_000 })
    await page.getByRole('button', { name: '试算' }).click()
    await expect(page.getByText('发出提醒').first()).toBeVisible({ timeout: 60_000 })
    await expectAccessible(page)

    await page.getByRole('button', { name: '发布新版本' }).click()
    await dialogOf(page).getByLabel('改了什么、依据').fill('按院党委要求改名')
    await dialogOf(page).getByRole('button', { name: '发布', exact: true }).click()
    await expect(page.getByText('已发布第 2 版')).toBeVisible()
    await expect(page.locator('main')).toContainText('按院党委要求改名')
  })
})
