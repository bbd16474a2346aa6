import { dialogOf } from './requesting.ts'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

test.describe('The department keeps the platform safe', () => {
  test('sees what it stands on, what is to be done about it, and how a backup is begun at once', async ({
    page,
    enter,
  }) => {
    await enter('department', '/system-status')
    const main = page.getByRole('main')
    for (const card of ['备份', '恢复演练', '磁盘', '数据库', '后台任务', '审计锚点'])
      await expect(main.getByRole('heading', { name: card, exact: true })).toBeVisible()
    await expect(main.getByText('备份没有加密').first()).toBeVisible()
    await expectAccessible(page)
    await expectNoSideways(page)

    await page.getByRole('button', { name: '立即备份' }).click()
    await expectAccessible(page)
    await expectNoSideways(page)
  })

  // Once in the whole walk: whoever works at this server meanwhile waits for a second. The drill has its own tests.
  test('makes a backup at once, and sees it come to its end', { tag: '@phone' }, async ({ page, enter }) => {
    test.slow()
    await enter('department', '/system-status')
    const main = page.getByRole('main')
    await page.getByRole('button', { name: '立即备份' }).click()
    await dialogOf(page).getByLabel('接着演练恢复').uncheck()
    await dialogOf(page).getByLabel('原因').fill('升级之前')
    await dialogOf(page).getByRole('button', { name: '开始备份' }).click()
    await expect(page.getByText('已开始备份')).toBeVisible()
    await expect(main.getByText('有备份', { exact: true })).toBeVisible({ timeout: 150_000 })

    await main.getByText('未演练').first().click()
    const run = dialogOf(page)
    await expect(run.getByText('在备份文件夹里')).toBeVisible()
    await expect(run.getByText(/^[\da-f]{64}$/)).toBeVisible()
    await expect(run.getByText(/张表，[\d,]+ 行/)).toBeVisible()
    await expectAccessible(page)
    await expectNoSideways(page)
  })

  test('is told by name which part of the plan is wrong', async ({ page, enter, expected }) => {
    expected.push(/400/)
    await enter('department', '/system-status')
    await page.getByRole('button', { name: '备份设置' }).click()
    const plan = dialogOf(page)
    await plan.getByLabel('备份文件夹').fill('backups')
    await plan.getByLabel('原因和依据').fill('改到另一块磁盘')
    await plan.getByRole('button', { name: '保存' }).click()
    await expect(plan.getByText(/请写完整路径/).first()).toBeVisible()
    await expectAccessible(page)
    await expectNoSideways(page)
  })

  test('which a committee does not see', async ({ page, enter }) => {
    await enter('committee', '/')
    await arrived(page)
    await expect(page.getByRole('link', { name: '系统状态' })).toHaveCount(0)
  })
})
