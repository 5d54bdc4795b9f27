import './schemas-without-eval.ts';
import '@fontsource-variable/archivo/wdth.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/agent-states.css';
import './styles/plain-tables.css';
import './styles/roster-forms.css';
import './styles/roster-shifts.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { createApp } from './app-context.svelte.ts';
import { loadWords } from './locales/load-words.ts';
import { findFirstLocale } from './state/language.svelte.ts';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no element with the id "app" to draw the screens into.');
const spoken = await loadWords(findFirstLocale(window));
mount(App, { target, props: { app: createApp(window, spoken) } });
