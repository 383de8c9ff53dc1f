using MLlm3Rec.Reading.Heads;
using MLlm3Rec.Storage.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MLlm3Rec.Storage.Migrations
{
    [DbContext(typeof(StorageContext))]
    [Migration("20261130030000_ClauseVectors")]
    public sealed class ClauseVectorTable : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ClauseVectors",
                columns: table => new
                {
                    Model = table.Column<string>(type: "TEXT", nullable: false),
                    Key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Vector = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClauseVectors", x => new { x.Model, x.Key });
                })
                .Annotation("MLlm3Rec:WithoutRowId", true);
        }
    }
}
