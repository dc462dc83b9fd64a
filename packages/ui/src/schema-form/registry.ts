import type { FieldKind } from '@guildhall/domain/blueprint/form'
import { defineAsyncComponent, type Component } from 'vue'
import CreditCodeField from './fields/CreditCodeField.vue'
import DateField from './fields/DateField.vue'
import EmailField from './fields/EmailField.vue'
import FileField from './fields/FileField.vue'
import IdNumberField from './fields/IdNumberField.vue'
import LongTextField from './fields/LongTextField.vue'
import MobileField from './fields/MobileField.vue'
import MultiSelectField from './fields/MultiSelectField.vue'
import NumberField from './fields/NumberField.vue'
import PeriodField from './fields/PeriodField.vue'
import SelectField from './fields/SelectField.vue'
import TextField from './fields/TextField.vue'

/** Only forms that ask for places load what draws them. */
const DivisionField = defineAsyncComponent(() => import('./fields/DivisionField.vue'))
const DivisionsField = defineAsyncComponent(() => import('./fields/DivisionsField.vue'))

/** What draws each kind of field. A kind without an entry does not compile. */
export const fieldControls: Record<FieldKind, Component> = {
  text: TextField,
  'long-text': LongTextField,
  number: NumberField,
  select: SelectField,
  'multi-select': MultiSelectField,
  division: DivisionField,
  divisions: DivisionsField,
  date: DateField,
  period: PeriodField,
  mobile: MobileField,
  email: EmailField,
  'credit-code': CreditCodeField,
  'id-number': IdNumberField,
  file: FileField,
}

/** What an optional field says beside its label, by the verb of its kind. */
export const optionalWords: Record<FieldKind, string> = {
  text: '可以不填',
  'long-text': '可以不填',
  number: '可以不填',
  select: '可以不选',
  'multi-select': '可以不选',
  division: '可以不选',
  divisions: '可以不选',
  date: '可以不填',
  period: '可以不填',
  mobile: '可以不填',
  email: '可以不填',
  'credit-code': '可以不填',
  'id-number': '可以不填',
  file: '可以不传',
}
