import '@fontsource-variable/archivo/wdth.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/agent-states.css';
import './styles/plain-tables.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { createApp } from './app-context.svelte.ts';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no element with the id "app" to draw the screens into.');
mount(App, { target, props: { app: createApp(window) } });
