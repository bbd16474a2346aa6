import { dialogOf, submit } from './requesting.ts'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

test('A month of dues: reckoned to the cent, one arrear paid late, a mistake withdrawn, hardship heard', async ({
  page,
  enter,
}) => {
  test.setTimeout(180_000)
  await enter('member', '/own-dues')
  await expect(page.getByText(/元 × [\d.]+% = [\d.,]+ 元/).first()).toBeVisible()
  await expect(page.getByText(/依据：《关于中国共产党党费收缴、使用和管理的规定》/).first()).toBeVisible()
  await expectAccessible(page)
  await expectNoSideways(page)
  const confirm = page.getByRole('button', { name: '确认无误' })
  if (await confirm.isVisible()) {
    await confirm.click()
    await expect(page.getByText('本人已确认')).toBeVisible()
  }
  await page.getByRole('button', { name: '申请更正' }).click()
  await dialogOf(page).getByLabel('基本工资').fill('5200.50')
  await dialogOf(page).getByLabel('说明').fill('按本月工资条更正')
  await submit(page, '提交')
  await expect(page.getByText('您申请的新基数正在等党支部核对。')).toBeVisible()

  await enter('secretary', '/dues?behind=true')
  await expect(page.getByText('应交人数')).toBeVisible()
  await expectAccessible(page)
  await expectNoSideways(page)
  await page.getByRole('button', { name: '怎么算的' }).first().click()
  await expect(dialogOf(page).getByText(/依据：/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialogOf(page)).toBeHidden()
  const behind = await page.getByRole('button', { name: '收款' }).count()
  await page.getByRole('button', { name: '收款' }).first().click()
  await expect(dialogOf(page).getByText('先抵最早的欠交月份')).toBeVisible()
  await submit(page, '收款')
  await expect(page.getByText(/已收款，抵 /)).toBeVisible()
  await expect(page.getByRole('button', { name: '收款' })).toHaveCount(behind - 1)

  await enter('secretary', '/dues-payments')
  await expectNoSideways(page)
  await page.getByRole('button', { name: '撤销' }).first().click()
  await dialogOf(page).getByRole('textbox').fill('金额录错')
  await submit(page, '撤销')
  await expect(page.getByText('已撤销，月份重新待交')).toBeVisible()
  await expect(page.getByText('已撤销：金额录错').first()).toBeVisible()

  await enter('secretary', '/dues-bases?state=proposed')
  await expectAccessible(page)
  await page.getByRole('button', { name: '不同意' }).first().click()
  await dialogOf(page).getByRole('textbox').fill('请附本月工资条')
  await submit(page, '答复')
  await expect(page.getByText('已答复本人')).toBeVisible()
  await enter('member', '/own-dues')
  await expect(page.getByText('上次申请未同意：请附本月工资条')).toBeVisible()

  await enter('committee', '/dues-reliefs?state=asked')
  await expectNoSideways(page)
  await page.getByRole('button', { name: '批准', exact: true }).first().click()
  await submit(page, '批准')
  await expect(page.getByText('已批准，未交清的月份已更正')).toBeVisible()
  await enter('committee', '/dues-branches?wanting=true')
  await expect(page.getByText(/三个月以上未交齐，请了解情况/).first()).toBeVisible()
  await expectAccessible(page)
  await expectNoSideways(page)

  await enter('secretary', '/dues-cases?state=open')
  await arrived(page)
  await expect(page.getByText('满六个月只是建档核实的提示，不是处理决定。', { exact: false })).toBeVisible()
})
