import { dialogOf } from './requesting.ts'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

test('A committee tells a branch in time that its term ends: the notice is written already', async ({
  page,
  enter,
}) => {
  await enter('committee', '/elections?state=due')
  await expect(page.getByText('已届满').or(page.getByText('个月内届满')).first()).toBeVisible()
  await expectNoSideways(page)
  await expectAccessible(page)
  await page
    .getByRole('button', { name: /^(起草|再次)通知$/ })
    .last()
    .click()
  await expect(page).toHaveURL(/\/documents\/\d+/)
  await arrived(page)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('关于做好按期换届工作的通知')
  await page.getByRole('button', { name: '印发', exact: true }).click()
  await dialogOf(page).getByRole('button', { name: '印发', exact: true }).click()
  await expect(page.getByText(/已印发：\S+〔\d{4}〕\d+号/)).toBeVisible()
  await enter('committee', '/elections?state=due')
  await expect(page.getByRole('link', { name: /〔\d{4}〕\d+号（\d{4}-/ }).first()).toBeVisible()
})
