@props(['options' => [], 'nonce' => null])
@if ($settings)
    <div id="portico-portal"></div>
    <script @if ($nonce) nonce="{{ $nonce }}" @endif>
        window.porticoSettings = Object.assign(window.porticoSettings || {}, @js($settings + $options));
    </script>
    <script @if ($nonce) nonce="{{ $nonce }}" @endif
        async src="{{ rtrim(config('portico.origin'), '/') }}/embed/v1.js"></script>
@endif
