import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

test('A roll with whole numbers is asked for, agreed to by somebody else, and fetched by whoever asked', async ({
  page,
  enter,
  phone,
}) => {
  const reason = `与全国系统核对 ${phone ? '手机' : '电脑'}`
  await enter('committee', '/people')
  await page
    .getByRole('button', { name: phone ? '更多' : '导出' })
    .first()
    .click()
  await page.getByText('导出含完整号码').click()
  const dialog = page.getByRole('dialog').last()
  await dialog.getByLabel('原因').fill(reason)
  await dialog.getByRole('button', { name: '导出' }).click()
  await expect(page.getByText(/须由另一位同志审批/)).toBeVisible()

  await enter('department', '/number-exports?forMe=1')
  await expectAccessible(page)
  await expectNoSideways(page)
  const line = page.locator(phone ? '.list-card' : 'tr').filter({ hasText: reason })
  await line.getByRole('button', { name: '同意', exact: true }).click()
  const question = page.getByRole('dialog').last()
  await expect(question).toContainText('640 人')
  await question.getByRole('button', { name: '同意', exact: true }).click()
  await expect(page.getByText('已同意')).toBeVisible()

  await enter('committee', `/number-exports?text=${encodeURIComponent(reason)}`)
  await arrived(page)
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载' }).click()
  expect((await coming).suggestedFilename()).toMatch(/^人员名册_.*\.xlsx$/)
})
