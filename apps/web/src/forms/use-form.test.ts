import { signIn } from '@guildhall/contract/accounts'
import { TRPCClientError } from '@trpc/client'
import { expect, it } from 'vitest'
import { useForm } from './use-form.ts'

const refusal = (message: string, problems: { path: string; message: string }[]) =>
  TRPCClientError.from({
    error: {
      message,
      code: -32_000,
      data: { refusal: { code: 'code.wrong', message, problems, details: {} } },
    },
  })

const typed = { mobile: '13800138000', password: 'river7stone' }
const open = (initial = typed) => useForm({ schema: signIn, initial })
const sent = () => Promise.resolve()

it('keeps quiet about a field until it was left, and then says what is wrong as one types', () => {
  const form = open({ mobile: '138', password: '' })
  expect(form.shown('mobile')).toBeUndefined()
  form.touch('mobile')
  expect(form.shown('mobile')).toContain('11位手机号')
  form.values.mobile = '13800138000'
  expect(form.shown('mobile')).toBeUndefined()
})

it('sends nothing while a field is wrong, and shows every field that is', async () => {
  const form = open({ mobile: '138', password: '' })
  let calls = 0
  const outcome = await form.attempt(() => Promise.resolve(void calls++))
  expect([outcome, calls]).toEqual(['wrong', 0])
  expect(form.shown('password')).toBe('请填写密码。')
})

it('sends once, however often one clicks', async () => {
  const form = open()
  let release = () => {}
  const first = form.attempt(() => new Promise<void>((resolve) => (release = resolve)))
  expect(await form.attempt(sent)).toBe('busy')
  release()
  expect(await first).toBe('sent')
  expect(form.busy.value).toBe(false)
})

it('shows what the server says at the field, in one place, until the field changes', async () => {
  const form = open()
  const message = '验证码不对，还可以试2次。'
  await form.attempt(() => Promise.reject(refusal(message, [{ path: 'mobile', message }])))
  expect(form.shown('mobile')).toBe(message)
  expect(form.alert.value).toBe('')
  form.values.mobile = '13900139000'
  expect(form.shown('mobile')).toBeUndefined()
})

it('says above the button what belongs to no field, and nothing of what was typed is lost', async () => {
  const form = open()
  await form.attempt(() => Promise.reject(TRPCClientError.from(new TypeError('Failed to fetch'))))
  expect(form.alert.value).toContain('网络')
  expect(form.values).toEqual(typed)
  expect(await form.attempt(sent)).toBe('sent')
  expect(form.alert.value).toBe('')
})

it('takes a problem between two fields as seriously as one within', async () => {
  const form = useForm({
    schema: signIn,
    initial: typed,
    also: ({ password }) => (password.includes('river') ? { password: '换一个' } : {}),
  })
  expect(await form.attempt(sent)).toBe('wrong')
  expect(form.shown('password')).toBe('换一个')
})
