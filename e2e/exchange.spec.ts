import { createHash, generateKeyPairSync } from 'node:crypto'
import type { Page } from '@playwright/test'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

/** The card of a platform on the extranet, as it would be copied from its page. */
async function strangeCard(): Promise<{ card: string; fingerprint: string }> {
  const { x } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' })
  const card = `zhibu1.extranet.${x}.${await identityToRecipient(await generateX25519Identity())}`
  const fingerprint = createHash('sha256').update(card).digest('hex').slice(0, 32)
  return { card, fingerprint: (fingerprint.match(/.{4}/g) as string[]).join(' ').toUpperCase() }
}

/** A public article of today, written by the one who is signed in, to be published by another. */
async function written(page: Page, title: string): Promise<number> {
  const columns = await (await page.request.get('/api/library/columns')).json()
  const column = columns.find((one: { key: string }) => one.key === 'study')
  const made = await page.request.post('/api/library/desk/materials', {
    data: {
      kind: 'article',
      title,
      columnId: column.id,
      sensitivity: 'public',
      body: '<p>纪念馆开放时间照旧，参观请先打电话 138-0013-8000 联系。</p>',
    },
  })
  const { id } = await made.json()
  await page.request.post(`/api/library/desk/materials/${id}/submission`, { data: {} })
  return id
}

/** What else the institute has made public is decided on by the same person, without being walked through. */
async function decideOnTheRest(page: Page, id: string): Promise<void> {
  const items = await (
    await page.request.get(`/api/exchange/packages/${id}/items?only=undecided&size=200`)
  ).json()
  for (const item of items.rows)
    for (const finding of item.findings)
      if (finding.grade === 'decide' && !finding.allowedAt)
        await page.request.post(`/api/exchange/findings/${finding.id}/allowance`, {
          data: { reason: '已经公开的内容' },
        })
}

/** The exchange with the extranet that the demo tells of is over. */
async function endWith(page: Page): Promise<void> {
  await page.locator('.menu-place').getByRole('button', { name: '更多', exact: true }).click()
  await page.getByRole('menuitem', { name: '结束摆渡关系' }).click()
  const asked = page.getByRole('dialog').last()
  await asked.getByLabel('原因').fill('外网平台更换服务器')
  await asked.getByRole('button', { name: '结束', exact: true }).click()
  await expect(page.getByText('已结束摆渡关系').first()).toBeVisible()
}

test('The demo tells of weeks with an extranet; what one has checked, another releases', async ({
  page,
  enter,
}) => {
  await enter('department', '/exchange')
  const main = page.getByRole('main')
  await expect(main.getByText('这里的往来是装入的演示数据').first()).toBeVisible()
  await expect(main.getByText('一致', { exact: true }).first()).toBeVisible()
  await expectNoSideways(page)
  await expectAccessible(page)
  await page.getByRole('link', { name: '打开清单' }).click()
  await expect(page).toHaveURL(/\/exchange\/packages\/\d+/)
  await arrived(page)
  await page.getByRole('button', { name: '放行', exact: true }).click()
  await page.getByRole('dialog').last().getByRole('button', { name: '放行', exact: true }).click()
  await expect(page.getByRole('link', { name: '下载文件' })).toBeVisible({ timeout: 60_000 })

  // What the short messages of the last days have come to, and one of them whole.
  await page.goto('/exchange/messages?state=failed')
  await arrived(page)
  await expect(main.getByText('空号或停机').first()).toBeVisible()
  await expectNoSideways(page)
  await expectAccessible(page)
  await main.getByRole('button', { name: '查看', exact: true }).first().click()
  const drawer = page.getByRole('dialog').last()
  await expect(drawer.getByText('送出的参数')).toBeVisible()
  await expectAccessible(page)
  await drawer.getByRole('button', { name: '关闭' }).click()
  await page.goto('/exchange/messages?text=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA%E4%BA%BA')
  await arrived(page)
  await expect(main.getByText('没有符合条件的记录').first()).toBeVisible()
})

test('What is public inside is put together, read by one, released by another, and only then leaves', async ({
  page,
  enter,
  expected,
  phone,
}) => {
  test.setTimeout(300_000)
  // The fingerprint that does not fit is refused.
  expected.push(/400 \(Bad Request\).*\/api\/exchange\/partner$/)
  const title = `参观须知${phone ? '（手机）' : ''}`
  await enter('department', '/exchange')
  await expectNoSideways(page)
  const id = await written(page, title)
  await enter('several', '/exchange')
  const published = await page.request.post(`/api/library/desk/materials/${id}/publication`, { data: {} })
  expect(published.ok(), await published.text()).toBe(true)

  await enter('department', '/exchange')
  await endWith(page)
  const { card, fingerprint } = await strangeCard()
  await page.getByRole('button', { name: '登记对方', exact: true }).click()
  const dialog = page.getByRole('dialog').last()
  await dialog.getByLabel('对方名称').fill('星河研究院第二外网平台')
  await dialog.getByLabel('名片').fill(card)
  await dialog.getByLabel('指纹').fill(`0${fingerprint.slice(1)}`.replace(/^00/, '01'))
  await dialog.getByRole('button', { name: '登记', exact: true }).click()
  await expect(dialog.getByText('“指纹”与名片不符').first()).toBeVisible()
  await dialog.getByLabel('指纹').fill(fingerprint)
  await dialog.getByRole('button', { name: '登记', exact: true }).click()
  await expect(page.getByRole('main').getByText('星河研究院第二外网平台').first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: '编制摆渡包' }).click()
  await page.getByRole('link', { name: '打开清单' }).click({ timeout: 120_000 })
  await expect(page).toHaveURL(/\/exchange\/packages\/\d+/)
  await arrived(page)
  const address = new URL(page.url()).pathname
  const number = address.split('/').at(-1) as string
  await expectNoSideways(page)

  // Everything of it can be read; what was found is masked, and allowed with a reason.
  await page.goto(`${address}?text=${encodeURIComponent(title)}`)
  await arrived(page)
  await page.getByRole('main').getByText(title, { exact: true }).last().click()
  const drawer = page.getByRole('dialog').last()
  await expect(drawer.getByText('参观请先打电话').first()).toBeVisible()
  await expect(drawer.getByText('手机号码').first()).toBeVisible()
  await expectAccessible(page)
  await drawer.getByRole('button', { name: '准许', exact: true }).click()
  const asked = page.getByRole('dialog').last()
  await asked.getByLabel('理由').fill('纪念馆公开的参观电话')
  await asked.getByRole('button', { name: '准许', exact: true }).click()
  await expect(drawer.getByText('纪念馆公开的参观电话').first()).toBeVisible()
  await drawer.getByRole('button', { name: '关闭' }).click()
  await decideOnTheRest(page, number)
  await page.reload()
  await arrived(page)
  await page.getByRole('button', { name: '已逐项核对' }).click()
  await page.getByRole('dialog').last().getByRole('button', { name: '已逐项核对' }).click()
  await expect(page.getByRole('main').getByText('待放行').first()).toBeVisible()
  await expect(page.getByRole('button', { name: '放行', exact: true })).toBeHidden()

  await enter('several', address)
  await page.getByRole('button', { name: '放行', exact: true }).click()
  await page.getByRole('dialog').last().getByRole('button', { name: '放行', exact: true }).click()
  await expect(page.getByRole('link', { name: '下载文件' })).toBeVisible({ timeout: 60_000 })
  const file = await page.request.get(`/api/exchange/packages/${number}/file`)
  expect((await file.body()).subarray(0, 21).toString()).toBe('age-encryption.org/v1')
  expect((await file.body()).includes('参观')).toBe(false)
  await expectNoSideways(page)
})
