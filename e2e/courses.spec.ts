import { choose, dialogOf } from './requesting.ts'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

test('A course is worked through, answered, left and come back to, and counted', async ({ page, enter }) => {
  await enter('member', '/courses')
  await expectNoSideways(page)
  await expectAccessible(page)
  await page.getByText('发展党员五个关口').first().click()
  await arrived(page)
  await expect(page.getByRole('heading', { name: /第 \d 节/ })).toBeVisible()
  await page
    .getByRole('button', { name: /短期集中培训|支部大会表决/ })
    .last()
    .click()
  await expect(page.getByRole('heading', { name: /支部大会表决/ })).toBeVisible()
  await page.getByLabel('20 票').check()
  await page.getByRole('button', { name: '核对' }).click()
  await expect(page.getByText('不对，应为：21 票')).toBeVisible()
  await expect(page.getByText(/赞成人数要超过应到会有表决权党员的半数/)).toBeVisible()
  await expect(page.getByRole('link', { name: /看原文第二十条/ })).toHaveAttribute('href', /#第二十条|#%E7/)
  await expectNoSideways(page)
  await expectAccessible(page)
  await page.getByRole('button', { name: '再做一次' }).click()
  await page.getByLabel('21 票').check()
  await page.getByRole('button', { name: '核对' }).click()
  await expect(page.getByText('答对了')).toBeVisible()

  await page.reload()
  await arrived(page)
  await expect(page.getByRole('heading', { name: /支部大会表决/ })).toBeVisible()
})

test('A study is organized by the secretary from a course, and stands in the plan and the agenda', async ({
  page,
  enter,
  phone,
}) => {
  await enter('secretary', '/courses')
  await page.getByText('党费怎么算、怎么交').first().click()
  await arrived(page)
  await page.getByRole('button', { name: '组织学习' }).click()
  const dialog = dialogOf(page)
  if ((await dialog.getByLabel('党支部').count()) > 0) await expect(dialog.getByLabel('党支部')).toBeVisible()
  await choose(page, '会议类型', '主题党日', phone)
  await dialog.getByLabel('开始时间').fill('14:30')
  await dialog.getByLabel('地点').fill('一楼会议室')
  await dialog.getByRole('button', { name: '安排并通知' }).click()
  await expect(page).toHaveURL(/\/meetings\/\d+/)
  await expect(page.getByText('学习《党费怎么算、怎么交》').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: '学习内容' })).toBeVisible()
  await expectNoSideways(page)
  await expectAccessible(page)
  await page.goto('/study-sessions')
  await arrived(page)
  await expect(page.getByText('党费怎么算、怎么交').first()).toBeVisible()
  await expectNoSideways(page)
})
