import type { AttachmentSpec } from '@guildhall/domain/blueprint/application'
import type { Option, OptionsSource } from '@guildhall/domain/blueprint/form'
import type { CaseFile } from '@guildhall/contract/common'
import { inject, provide, type InjectionKey } from 'vue'

/** What is wrong with an answer; `mend` says what to do where the sentence alone does not. */
export interface FormProblem {
  path: string
  message: string
  mend?: string
}

/** A reviewer's remark at a field, as it stands now. */
export interface FormRemark {
  id: string
  path: string
  text: string
  author: string
  /** Instant it was sent. */
  sentAt: string | null
  /** 已改: the answer is no longer what it was when the remark was made. */
  mended: boolean
  /** What was answered then, in words; shown once it was changed. */
  answeredThen: string
}

/** A file on its way up; `sent` and `total` in bytes. */
export interface Sending {
  id: string
  slot: string
  name: string
  sent: number
  total: number
  /** What went wrong, in a sentence. */
  failed: string | null
}

/** What a slot of files needs from the page that holds the form. */
export interface FilePort {
  filesIn(slot: string): readonly CaseFile[]
  sendingIn(slot: string): readonly Sending[]
  upload(slot: string, file: File, replaces?: string): void
  retry(sendingId: string): void
  dismiss(sendingId: string): void
  remove(file: CaseFile): void
}

/** What every field reads from the form around it. */
export interface FormContext {
  optionsOf(source: OptionsSource): readonly Option[]
  /** The problem to show at a path now; fields that were not left yet keep quiet. */
  problemAt(path: string): FormProblem | undefined
  remarksAt(path: string): readonly FormRemark[]
  /** The person has left a field: from now on its problem is shown. */
  leave(path: string): void
  readonly files: FilePort | null
  readonly locked: boolean
}

const key: InjectionKey<FormContext> = Symbol('schema-form')

export function provideForm(context: FormContext): void {
  provide(key, context)
}

export function useForm(): FormContext {
  const context = inject(key)
  if (!context) throw new Error('A field stands outside a SchemaForm.')
  return context
}

/** The key under which an answer's options are given: a dictionary's slug, a table's name, or rows. */
export function sourceKey(source: OptionsSource): string {
  if (source.from === 'dictionary') return source.dictionary
  return source.from === 'table' ? source.table : source.from
}

export type SlotSpec = Pick<AttachmentSpec, 'key' | 'label' | 'required' | 'max'>
