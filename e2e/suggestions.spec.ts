import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

test.describe('意见建议', () => {
  test('a member says something without a name, the branch answers, the member says that it is solved', async ({
    page,
    enter,
    phone,
  }) => {
    const title = `活动室的灯太暗（${phone ? '手机' : '电脑'}）`
    const main = page.getByRole('main')
    await enter('member', '/own-suggestions')
    await main.getByRole('button', { name: '提意见建议' }).click()
    const dialog = page.getByRole('dialog')
    const receiver = dialog.getByLabel('提给谁')
    if (phone) await receiver.selectOption({ index: 1 })
    else {
      await receiver.click()
      await page.getByTitle(/^本支部/).click()
    }
    await dialog.getByLabel('标题').fill(title)
    await dialog.getByLabel('内容').fill('晚上学习看不清字，想换两盏亮一些的灯。')
    await dialog.getByLabel('不署名').check()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: '提交' }).click()
    await page.waitForURL(/\/own-suggestions\/\d+$/)
    await arrived(page)
    await expect(main.getByText('晚上学习看不清字')).toBeVisible()
    await expect(main.getByText('不署名').first()).toBeVisible()
    await expectNoSideways(page)
    await expectAccessible(page)
    const id = new URL(page.url()).pathname.split('/').at(-1)

    await enter('secretary', '/suggestions?states=waiting')
    await expect(main.getByText(title)).toBeVisible()
    await page.goto(`/suggestions/${id}`)
    await arrived(page)
    await expect(main.getByText('不署名').first()).toBeVisible()
    await main.getByRole('button', { name: '答复' }).click()
    await dialog.getByLabel('答复').fill('本周换成两盏护眼灯。')
    await dialog.getByRole('button', { name: '答复' }).click()
    await expect(main.getByText('本周换成两盏护眼灯。')).toBeVisible()

    await enter('member', `/own-suggestions/${id}`)
    await expect(main.getByText('已有答复')).toBeVisible()
    await main.getByRole('button', { name: '已解决', exact: true }).click()
    await expect(main.getByRole('button', { name: '未解决' })).toBeVisible()
    await expect(main.getByText('已解决').first()).toBeVisible()
    await expectAccessible(page)
  })
})
