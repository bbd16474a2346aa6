import { arrived, expect, expectAccessible, test } from './stage.ts'

type Rows = { rows: { id: number; name: string; organizationId: number; organizationName: string }[] }

test('Two people moved by mistake are taken back as one, and both lines stay', { tag: '@desktop' }, async ({
  page,
  enter,
}) => {
  await enter('department', '/people')
  const list = async (query: string) =>
    (await (await page.request.get(`/api/people?${query}`)).json()) as Rows
  const { rows } = await list('circle=members&size=40')
  const { organizationId, organizationName } = rows[0] as Rows['rows'][number]
  const two = rows.filter((row) => row.organizationId === organizationId).slice(-2)
  const elsewhere = (await list('circle=members&size=1&page=5000')).rows[0] as Rows['rows'][number]
  const moved = await page.request.post('/api/people/placements', {
    data: {
      personIds: two.map(({ id }) => id),
      organizationId: elsewhere.organizationId,
      effectiveOn: '2026-11-01',
      reason: '名单取错了一行',
    },
  })
  expect(moved.ok(), await moved.text()).toBe(true)

  await page.goto('/people-batches')
  await arrived(page)
  const main = page.getByRole('main')
  await main
    .getByRole('link', { name: `调整到“${elsewhere.organizationName}”` })
    .first()
    .click()
  await expect(
    main.getByText(`所在党支部：${elsewhere.organizationName} → ${organizationName}`).first(),
  ).toBeVisible()
  await expectAccessible(page)
  await main.getByRole('button', { name: '撤回这一批' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('原因').fill('名单取错，恢复原来的支部')
  await dialog.getByRole('button', { name: '撤回', exact: true }).click()
  await expect(page.getByText('已撤回 2 人，原记录保留')).toBeVisible()
  await expect(main.getByText('名单取错，恢复原来的支部')).toBeVisible()

  await page.goto(`/people/${two[0]?.id}`)
  await arrived(page)
  await expect(page.getByRole('main').getByText(organizationName).first()).toBeVisible()
})
