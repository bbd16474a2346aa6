import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

test('A roll with whole numbers is asked for, agreed to by somebody else, and fetched by whoever asked', async ({
  page,
  enter,
  phone,
}) => {
  const reason = `与全国系统核对 ${phone ? '手机' : '电脑'}`
  await enter('committee', '/people')
  await page.getByRole('button', { name: phone ? '更多操作' : '导出' }).click()
  await page.getByRole('menuitem', { name: /导出含完整号码/ }).click()
  const dialog = page.getByRole('dialog').last()
  await dialog.getByLabel('原因').fill(reason)
  await dialog.getByRole('button', { name: '导出' }).click()
  await expect(page.getByText(/须由另一位同志审批/)).toBeVisible()

  await enter('department', `/number-exports?forMe=true&text=${encodeURIComponent(reason)}`)
  await expectAccessible(page)
  await expectNoSideways(page)
  await expect(page.getByText(/只看待我审批/).first()).toBeVisible()
  await page.getByRole('button', { name: '同意', exact: true }).click()
  const question = page.getByRole('dialog').last()
  await expect(question).toContainText(/管理范围内全部党组织.*共 6\d\d 人/)
  await question.getByRole('button', { name: '同意', exact: true }).click()
  await expect(page.getByText('已同意')).toBeVisible()

  await enter('committee', `/number-exports?text=${encodeURIComponent(reason)}`)
  await arrived(page)
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载' }).click()
  expect((await coming).suggestedFilename()).toMatch(/^人员名册_.*\.xlsx$/)
})
