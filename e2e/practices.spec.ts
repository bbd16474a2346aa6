import type { Page } from '@playwright/test'
import { chooseOrganization } from './requesting.ts'
import { arrived, expect, expectAccessible, expectNoSideways, test, useTypeSize } from './stage.ts'

const bannerOf = (page: Page) => page.getByRole('region', { name: '演练支部' })
/** Which of all practice branches this is. */
const branchOf = async (page: Page) =>
  /演练\d+所第一党支部/.exec((await page.getByRole('main').textContent()) ?? '')?.[0]
const taskOf = (page: Page, title: string) => page.locator('.practice-tasks > li', { hasText: title })

/** By one press from the page of the institute into the practice. */
async function begin(page: Page): Promise<void> {
  await page.getByRole('button', { name: '开始演练' }).click()
  await expect(page.getByRole('heading', { name: '演练任务' })).toBeVisible({ timeout: 90_000 })
  await arrived(page)
}

test.describe('演练支部', () => {
  test('lets a secretary practise where nothing counts, ticks off what was done, and leads back', async ({
    page,
    enter,
    phone,
  }) => {
    test.setTimeout(240_000)
    await enter('secretary', '/me')
    if (!phone) await page.getByRole('button', { name: '帮助' }).click()
    const around = phone ? page.getByRole('main') : page.getByRole('dialog')
    await around.getByRole('link', { name: '演练支部' }).click()
    await expect(page).toHaveURL(/\/practices$/)
    await arrived(page)
    await expect(bannerOf(page)).toHaveCount(0)
    await expectAccessible(page)
    await expectNoSideways(page)
    await begin(page)
    await expect(bannerOf(page)).toContainText('这里的一切都不算数')
    await expect(bannerOf(page)).toContainText('0／5')
    await expectNoSideways(page)

    await taskOf(page, '更正一处党员信息').getByRole('link', { name: '打开党员名册' }).click()
    await expect(page).toHaveURL(/\/practice\/people/)
    await arrived(page)
    await page.getByText('沈清和').first().click()
    await expect(page).toHaveURL(/\/practice\/people\/\d+/)
    await arrived(page)
    await expect(bannerOf(page)).toBeVisible()
    await page.getByRole('button', { name: '更正信息' }).click()
    await correctNativePlace(page)

    await page.goto('/practice/practices')
    await arrived(page)
    await expect(taskOf(page, '更正一处党员信息')).toHaveAttribute('data-done', 'true')
    await expect(bannerOf(page)).toContainText('1／5')
    await useTypeSize(page, 'elder')
    await page.reload()
    await arrived(page)
    await expectAccessible(page)
    await expectNoSideways(page)

    await page.getByRole('button', { name: '看演练发件箱' }).click()
    await expect(page).toHaveURL(/\/practice\/message-deliveries/)
    await arrived(page)
    await expect(bannerOf(page)).toBeVisible()

    await page.goto('/practice/practices')
    await arrived(page)
    const before = await branchOf(page)
    await page.getByRole('button', { name: '清空重来' }).click()
    // The new practice is a page loaded anew: a question opened before that goes with the old page.
    const anew = page.waitForEvent('load')
    await page.getByRole('dialog').getByRole('button', { name: '清空重来' }).click()
    await anew
    await expect(bannerOf(page)).toContainText('0／5')
    await arrived(page)
    expect(await branchOf(page)).not.toBe(before)

    await page.getByRole('button', { name: '结束演练' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '结束演练' }).click()
    await expect(page).toHaveURL(/^[^/]+\/\/[^/]+\/$/)
    await arrived(page)
    await expect(bannerOf(page)).toHaveCount(0)
    const found = await page.request.get(`/api/people?text=${encodeURIComponent('沈清和')}`)
    expect(await found.text()).not.toContain('YL')

    await page.goto('/practice/people')
    await expect(page.getByRole('heading', { name: '演练已暂停或结束' })).toBeVisible()
    await expectAccessible(page)
  })
})

test.describe('请人演练', () => {
  test('reaches whom the committee chose, once a day, and he begins from the message', async ({
    page,
    enter,
  }) => {
    test.setTimeout(240_000)
    await enter('committee', '/practices')
    await page.getByRole('button', { name: '请人演练' }).click()
    await chooseOrganization(page, '党组织', '研发一部党总支')
    const dialog = page.getByRole('dialog', { name: '请人演练' })
    await expect(dialog.getByRole('button', { name: '发送' })).toBeDisabled()
    await expect(dialog).toContainText('平台不记谁练了')
    await dialog.getByRole('button', { name: /^全选 \d+ 人$/ }).click()
    await expectAccessible(page)
    await expectNoSideways(page)
    await dialog.getByRole('button', { name: /^发给 \d+ 人$/ }).click()
    // Once a day: the other device may have asked already.
    await expect(page.getByText(/已发站内信给 \d+ 人|今天已经请过/)).toBeVisible()

    await enter('secretary', '/messages')
    await expect(page.getByText('请您到演练支部试一试').first()).toBeVisible()
    await page.getByRole('main').getByRole('button', { name: '查看' }).first().click()
    await expect(page).toHaveURL(/\/practice\b/, { timeout: 90_000 })
    await expect(bannerOf(page)).toContainText('这里的一切都不算数')
  })
})

async function correctNativePlace(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('更正哪一项').selectOption({ label: '籍贯' })
  await dialog.getByLabel('籍贯改为').fill('山东青岛')
  await dialog.getByLabel('原因和依据').fill('演练更正')
  await dialog.getByRole('button', { name: '更正', exact: true }).click()
  await expect(page.getByText('已更正籍贯')).toBeVisible()
}
