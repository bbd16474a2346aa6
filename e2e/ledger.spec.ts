import { after, choose, dialogOf, submit } from './requesting.ts'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

test('A branch reads its ledger, and sees what is missing', async ({ page, enter }) => {
  test.slow()
  await enter('secretary', '/ledger')
  await expect(page.getByRole('heading', { name: /年工作台账/, level: 1 })).toBeVisible()
  await expect(page.getByRole('navigation', { name: '目录' }).getByRole('link')).toHaveCount(15)
  const roll = page.locator('.panel', { has: page.getByRole('heading', { name: '党员名册' }) })
  await expect(roll.getByRole('row').nth(2)).toBeVisible()
  await expectNoSideways(page)
  await expectAccessible(page)

  await page.getByRole('tab', { name: /还缺什么/ }).click()
  await expect(page.getByRole('tabpanel')).toBeVisible()
  await expectAccessible(page)
})

test('A branch keeps the year book of its ledger, and takes it as PDF and as sheets', async ({
  page,
  enter,
}) => {
  await enter('secretary', '/ledger?tab=books')
  await page.getByRole('button', { name: /生成 \d+ 年年册/ }).click()
  await expect(page.getByText('年册已生成')).toBeVisible()
  for (const format of ['PDF', 'Excel']) {
    const download = page.waitForEvent('download')
    await page
      .getByRole('link', { name: `下载 ${format}` })
      .first()
      .click()
    expect((await download).suggestedFilename()).toMatch(/工作台账\.(pdf|xlsx)$/)
  }
  await expectNoSideways(page)
})

test('A task is given by a committee and closed by a branch with proof', async ({ page, enter, phone }) => {
  const title = `报送学习小结（${phone ? '手机' : '电脑'}）`
  await enter('secretary', '/work-items')
  await page.getByRole('button', { name: '登记事项' }).click()
  const dialog = dialogOf(page)
  await choose(page, '类别', '整改', phone)
  await dialog.getByLabel('完成期限').fill(after(20))
  await dialog.getByLabel('完成期限').press('Tab')
  await dialog.getByLabel('事项').fill(title)
  await dialog
    .getByRole('group', { name: /责任人/ })
    .getByRole('button')
    .first()
    .click()
  await submit(page, '登记')
  await expect(page).toHaveURL(/\/work-items\/\d+/)
  await arrived(page)
  await expect(page.getByText('还没有登记进展')).toBeVisible()

  // What is to be put right is closed only with something to show.
  await page.getByRole('button', { name: '办结', exact: true }).click()
  await dialogOf(page).getByLabel('办理结果').fill('小结已报送')
  await dialogOf(page).getByRole('button', { name: '办结', exact: true }).click()
  await expect(dialogOf(page).getByText(/请先登记进展或上传佐证材料/)).toBeVisible()
  await dialogOf(page).getByRole('button', { name: '取消' }).click()

  await page.getByRole('button', { name: '登记进展' }).click()
  await dialogOf(page).getByLabel('进展').fill('已组织讨论')
  await submit(page, '登记')
  await expect(page.getByText('已组织讨论')).toBeVisible()
  await page
    .getByLabel('选择文件')
    .setInputFiles({ name: '小结.txt', mimeType: 'text/plain', buffer: Buffer.from('小结') })
  await expect(page.getByRole('link', { name: '小结.txt' })).toBeVisible()
  await expectNoSideways(page)
  await expectAccessible(page)
  await page.getByRole('button', { name: '办结', exact: true }).click()
  await dialogOf(page).getByLabel('办理结果').fill('小结已报送')
  await submit(page, '办结')
  await expect(page.getByText('已办结').first()).toBeVisible()
  await expect(page.getByRole('button', { name: '登记进展' })).toHaveCount(0)
})

test('A committee sees who needs help, and gives a task to its branches', async ({ page, enter, phone }) => {
  await enter('committee', '/ledger-gaps')
  await expect(page.getByText(/具体内容|缺 \d+ 项/).first()).toBeVisible()
  await expectNoSideways(page)
  await expectAccessible(page)

  await enter('committee', '/work-items')
  await page.getByRole('button', { name: '布置任务' }).click()
  const dialog = dialogOf(page)
  await dialog
    .getByRole('button', { name: /^布置给/ })
    .first()
    .click()
  await dialog.last().getByRole('treeitem').nth(1).click()
  await expect(dialog.getByText('以下内容平台已有，不必再要支部报')).toBeVisible()
  await dialog.getByLabel('完成期限').fill(after(30))
  await dialog.getByLabel('完成期限').press('Tab')
  await dialog.getByLabel('事项').fill(`学习新修订的条例（${phone ? '手机' : '电脑'}）`)
  await dialog.getByRole('button', { name: /布置给 \d+ 个党支部/ }).click()
  await expect(page.getByText(/已布置给 \d+ 个党支部/)).toBeVisible()
})
test.use({ expected: [/400 \(Bad Request\)/] })
