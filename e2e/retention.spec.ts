import { dialogOf } from './requesting.ts'
import { arrived, expect, expectAccessible, expectNoSideways, test, useTypeSize } from './stage.ts'

test.describe('The department answers for how long data is kept', () => {
  test('sees each kind, opens what is over, and finds what a run let go of', async ({ page, enter }) => {
    // Four lists one after the other.
    test.slow()
    await enter('department', '/retention?text=登录会话')
    const main = page.getByRole('main')
    await expect(main.getByText('184 天').first()).toBeVisible()
    await expect(main.getByRole('heading', { name: '从不清理', exact: true })).toBeVisible()
    await expectAccessible(page)
    await expectNoSideways(page)

    await page.goto('/retention/rows?rule=accounts.sessions')
    await arrived(page)
    await expect(main.getByText(/^账号 \d+$/).first()).toBeVisible()
    await expect(main.getByText('会清理', { exact: true }).first()).toBeVisible()
    await expectAccessible(page)
    await expectNoSideways(page)

    await page.goto('/retention/runs')
    await arrived(page)
    await expectAccessible(page)
    await expectNoSideways(page)
    await main.getByRole('link', { name: /03:10/ }).first().click()
    await expect(page).toHaveURL(/\/retention\/lines\?run=\d+/)
    await expect(main.getByText(/条：这台设备还在保持登录/).first()).toBeVisible()
    await expectAccessible(page)
    await expectNoSideways(page)
  })

  test('changes a period, but not below what the law asks for', async ({ page, enter, expected, phone }) => {
    expected.push(/400/)
    test.slow()
    await enter('department', `/retention?text=${phone ? '登录链接' : '登录会话'}`)
    await arrived(page)
    await page.getByRole('button', { name: '修改天数' }).click()
    const dialog = dialogOf(page)
    await dialog.getByLabel('保存天数').fill(phone ? '0' : '90')
    await dialog.getByLabel('原因和依据').fill('院务会决定')
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(dialog.getByText(phone ? /不符合要求.*至少 1 天/ : /至少保存 184 天/).first()).toBeVisible()
    await expectAccessible(page)
    await expectNoSideways(page)
    const { x = 0, width = 0 } = (await dialog.getByLabel('原因和依据').boundingBox()) ?? {}
    const frame = (await dialog.boundingBox()) ?? { x: 0, width: 0 }
    expect(x + width).toBeLessThan(frame.x + frame.width)
    await dialog.getByLabel('保存天数').fill(phone ? '45' : '365')
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(page.getByText('已修改，下一次清理起按新的天数')).toBeVisible()
    await expect(
      page
        .getByRole('main')
        .getByText(phone ? '45 天' : '365 天')
        .first(),
    ).toBeVisible()
  })

  test('lets go of it now, with a reason', { tag: '@phone' }, async ({ page, enter }) => {
    await enter('department', '/retention')
    await arrived(page)
    await page.getByRole('button', { name: '现在清理' }).click()
    await dialogOf(page).getByLabel('原因').fill('检查之前清理一次')
    await dialogOf(page).getByRole('button', { name: '开始清理' }).click()
    await expect(page.getByText(/已开始清理/)).toBeVisible()
    await page.goto('/retention/runs?text=检查之前')
    await expect(page.getByRole('main').getByText('已做完').first()).toBeVisible({ timeout: 60_000 })
  })
})

test('A member reads on his own page for how many days his sign-ins are kept', { tag: '@desktop' }, async ({
  page,
  enter,
}) => {
  await enter('member', '/own-record?tab=kept')
  const main = page.getByRole('main')
  await main.getByText('登录和授权', { exact: true }).first().click()
  await expect(main.getByText(/^账号和授权长期；登录会话：最后一次使用 \d+ 天后删除$/)).toBeVisible()
})

test('In elder mode nothing of it sticks out', { tag: '@phone' }, async ({ page, enter }) => {
  await useTypeSize(page, 'elder')
  for (const address of ['/retention', '/retention/rows', '/retention/runs', '/retention/lines']) {
    await enter('department', address)
    await arrived(page)
    await expectNoSideways(page)
    await expectAccessible(page)
  }
})
