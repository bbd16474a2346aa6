import { arrived, expect, test } from './stage.ts'

test.describe('A list', () => {
  test('keeps what it is narrowed to in the address, and the way back leads there', async ({
    page,
    enter,
    phone,
  }) => {
    await enter('several', '/people')
    if (phone) {
      await page.getByRole('searchbox').fill('li')
      await page.getByRole('searchbox').press('Enter')
    } else {
      await page.getByLabel('姓名').fill('li')
      await page.getByRole('button', { name: '查询' }).click()
    }
    await expect(page).toHaveURL(/text=li/)
    await arrived(page)
    await page
      .locator('main')
      .getByRole('link')
      .filter({ hasText: /李|黎|历|利|栗/ })
      .first()
      .click()
    await expect(page).toHaveURL(/\/people\/\d+/)
    await arrived(page)
    await page.goBack()
    await expect(page).toHaveURL(/\/people\?text=li/)
    await arrived(page)
    await expect(phone ? page.getByRole('searchbox') : page.getByLabel('姓名', { exact: true })).toHaveValue(
      'li',
    )
  })

  test('gives a saved view that was deleted back at a press', async ({ page, enter }) => {
    await enter('several', '/people?text=li')
    await arrived(page)
    const views = page.getByRole('main').getByRole('button', { name: '常用视图' })
    await views.first().click()
    await page.getByRole('menuitem', { name: '把当前条件和列存为视图' }).click()
    const dialog = page.getByRole('dialog', { name: '存为常用视图' })
    await dialog.getByLabel('名称').fill('姓李的同志')
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(dialog).toBeHidden()
    await views.first().click()
    await page.getByRole('menuitem', { name: '删除“姓李的同志”' }).click()
    await page.getByRole('button', { name: '撤销' }).click()
    await expect(page.getByText('已撤销，恢复原样')).toBeVisible()
    await views.first().click()
    await expect(page.getByRole('menuitem', { name: '姓李的同志', exact: true })).toBeVisible()
  })

  test('on the phone shows cards and more of them, without the parts made for the desktop', {
    tag: '@phone',
  }, async ({ page, enter }) => {
    const loaded: string[] = []
    page.on('request', (request) => loaded.push(request.url()))
    await enter('department', '/people')
    await expect(page.locator('.card')).toHaveCount(20)
    await page.getByRole('button', { name: /^再看 20/ }).click()
    await expect(page.locator('.card')).toHaveCount(40)
    await page.getByRole('button', { name: '筛选' }).click()
    await expect(page.getByRole('dialog', { name: '筛选' })).toBeVisible()
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
    expect(loaded.filter((url) => /desktop/.test(url))).toEqual([])
  })

  test('on the desktop turns its pages, sorts, and shows the columns one chooses', {
    tag: '@desktop',
  }, async ({ page, enter }) => {
    await enter('department', '/people')
    await page.getByRole('navigation', { name: '分页' }).getByRole('button', { name: '下一页' }).click()
    await expect(page).toHaveURL(/page=2/)
    await page.getByRole('button', { name: '入党日期' }).click()
    await expect(page).toHaveURL(/sort=joinedOn/)
    await expect(page.getByRole('columnheader', { name: '入党日期' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    )

    await page.getByRole('button', { name: '选择列' }).click()
    const chooser = page.getByRole('dialog', { name: '选择列' })
    await chooser.getByRole('checkbox', { name: '民族' }).click()
    await chooser.getByRole('button', { name: '确定' }).click()
    await expect(page.getByRole('columnheader', { name: '民族' })).toBeVisible()
  })

  test('lets its rows be ticked and let go again', { tag: '@desktop' }, async ({ page, enter }) => {
    await enter('department', '/people')
    await page.getByLabel('选择本页全部').check()
    const bar = page.getByRole('toolbar', { name: '批量操作' })
    await expect(bar).toContainText('已选 20 人')
    await bar.getByRole('button', { name: '取消选择' }).click()
    await expect(bar).toHaveCount(0)
  })
})
