/// A family of template languages, told by how its tokens are written.
public enum TemplateSyntax: String, Sendable, CaseIterable {
    /// `{{x}}`, `{{{x}}}`, `{{#x}}`, `{{!-- --}}`: Mustache and Handlebars.
    case mustache
    /// `{{.X}}`, `{{if .X}}`, `{{end}}`: Go's templates.
    case go
    /// `{% if %}`, `{{ x | f }}`, `{# #}`: Liquid, Jinja2, Django, Twig, Nunjucks.
    case tags
    /// `<%= x %>`, `<% if x %>`, `<%# %>`: ERB and EJS, SendGrid's old tags.
    case erb
    /// `<?php ?>`, `<?= ?>`.
    case php
    /// `${x}`, `<#if x>`, `<#-- -->`: FreeMarker; `${x}` alone in many more.
    case freemarker
    /// `#if($x) … #else … #end`, `$!{x}`: Velocity.
    case velocity
    /// `th:href="@{…}"`, `[[${x}]]`.
    case thymeleaf
    /// `*|X|*`.
    case mailchimp
    /// `%%[ ]%%`, `%%=f()=%%`, `%%x%%`.
    case ampscript
    /// `[[x]]`.
    case doubleBrackets = "double-brackets"
    /// `[x]`.
    case brackets
    /// `%x%`.
    case percent
    /// `{x}`.
    case braces
    /// `{$x}`: Smarty and its kin.
    case smarty
    /// `%(x)s`.
    case percentFormat = "percent-format"
    /// `@var(x)`.
    case varCall = "var-call"
    /// `<unsubscribe>`, `<webversion>`: elements of Campaign Monitor and Sendy.
    case elements
}
