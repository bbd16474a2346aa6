import { choose, dialogOf, submit } from './requesting.ts'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

test('The holidays of the next year are entered when they are announced, and set right', async ({
  page,
  enter,
  phone,
}) => {
  const year = new Date().getFullYear() + 1
  await enter('department', `/calendar?year=${year}`)
  await expect(page.getByText(`${year} 年放假安排尚未录入，按周一至周五计算。`)).toBeVisible()
  await expect(page.getByText('没有符合条件的记录')).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: '录入', exact: true }).click()
  const dialog = dialogOf(page)
  await dialog.getByLabel('开始日期').fill(`${year}-01-01`)
  await dialog.getByLabel('开始日期').press('Tab')
  await dialog.getByLabel('节日').fill('元旦')
  await dialog.getByLabel('依据').fill('国务院办公厅通知')
  await submit(page, '录入')
  await expect(page.getByText('已录入 1 天')).toBeVisible()
  await expect(page.getByText('尚未录入')).toHaveCount(0)
  await expect(page.getByText(`${year}年1月1日`)).toBeVisible()
  await expectNoSideways(page)
  await expectAccessible(page)

  await page.getByRole('button', { name: '修改' }).click()
  await choose(page, '类别', '调休上班', phone)
  await dialogOf(page).getByLabel('修改原因').fill('录错类别')
  await dialogOf(page).getByRole('button', { name: '保存' }).click()
  const weekend = [0, 6].includes(new Date(year, 0, 1).getDay())
  if (weekend) await expect(dialogOf(page)).toBeHidden()
  else {
    await expect(
      dialogOf(page)
        .getByText(/不是周六、周日，本来就上班/)
        .first(),
    ).toBeVisible()
    await dialogOf(page).getByRole('button', { name: '取消' }).click()
  }
  await page.getByRole('button', { name: '删去' }).click()
  await dialogOf(page).getByRole('textbox').fill('以正式通知为准')
  await submit(page, '删去')
  await expect(page.getByText('没有符合条件的记录')).toBeVisible()

  await enter('secretary', '/calendar')
  await arrived(page)
  await expect(page.getByRole('button', { name: '录入', exact: true })).toHaveCount(0)
})
test.use({ expected: [/400 \(Bad Request\)/] })
